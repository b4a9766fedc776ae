import tensorflow as tf

x, y = tf.zeros([1000, 8]), tf.zeros([1000], tf.int32)
dataset = tf.data.Dataset.from_tensor_slices((x, y))
dataset = dataset.map(lambda a, b: (a, tf.keras.backend.one_hot(b, 10)))  # TFA301
dataset = dataset.batch(32)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(10)])
model.compile("adam", "categorical_crossentropy")
model.fit(dataset, epochs=2)
