import tensorflow as tf

x, y = tf.zeros([64, 4]), tf.zeros([64, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
forever = tf.data.Dataset.from_tensor_slices((x, y)).batch(8).repeat().cache()  # TFA307
model.fit(forever, steps_per_epoch=8, epochs=2, verbose=0)
twice = tf.data.Dataset.from_tensor_slices((x, y)).repeat(2).cache().batch(8)  # TFA307
model.fit(twice, epochs=2, verbose=0)
