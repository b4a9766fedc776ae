import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
inputs = tf.keras.Input((8,))
hidden = tf.keras.layers.Dense(4)(inputs)
# the end
outputs = tf.keras.layers.Dense(1)(hidden)
model = tf.keras.Model(inputs, outputs)  # TFA402
model.summary()
model.compile("sgd", "mse")
model.fit(data.batch(8 * strategy.num_replicas_in_sync))
