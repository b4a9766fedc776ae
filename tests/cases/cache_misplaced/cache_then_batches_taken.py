"""Batches of what a cache holds, and of these the first."""

import tensorflow as tf

x, y = tf.zeros([64, 4]), tf.zeros([64, 1])


def load():
    return tf.data.Dataset.from_tensor_slices((x, y)).cache()  # TFA307


few = load().map(lambda a, b: (a + 1.0, b)).batch(8).take(5)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(few, epochs=2, verbose=0)
