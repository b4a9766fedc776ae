import tensorflow as tf

x, y = tf.zeros([200, 3]), tf.zeros([200])
ds = tf.data.Dataset.from_tensor_slices((x, y)).window(10, shift=2, drop_remainder=True)
ds = ds.map(lambda a, b: (a.batch(10), b.batch(10)))  # TFA314
ds = ds.map(lambda a, b: tf.data.Dataset.zip((a, b)))
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("sgd", "mse")
model.fit(ds)
