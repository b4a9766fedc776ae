"""The generator gives batches; another axis is what the model of windows wants."""

import numpy as np
import tensorflow as tf


def windows():
    for _ in range(100):
        yield np.zeros([64, 8], "float32"), np.zeros([64, 1], "float32")


signature = (tf.TensorSpec([64, 8]), tf.TensorSpec([64, 1]))
data = tf.data.Dataset.from_generator(windows, output_signature=signature).batch(1)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(data)
model.evaluate(data.unbatch().unbatch().batch(2))
