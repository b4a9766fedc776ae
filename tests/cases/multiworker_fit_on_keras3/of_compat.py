import tensorflow as tf

strategy = tf.compat.v1.distribute.experimental.MultiWorkerMirroredStrategy()

with strategy.scope():
    ratings = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 1])))
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(ratings.batch(16), epochs=2)  # TFA407
