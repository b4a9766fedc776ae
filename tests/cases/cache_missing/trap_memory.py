"""Cheap functions of arrays in memory."""
import tensorflow as tf

x, y = tf.zeros([64, 4]), tf.zeros([64, 1])
train = tf.data.Dataset.from_tensor_slices((x, y)).map(lambda a, b: (a * 2.0, b)).batch(8)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train, epochs=2, verbose=0)
print(tf.io.decode_raw(b"ab", tf.uint8))
