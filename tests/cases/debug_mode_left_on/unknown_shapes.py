"""Images that a Python function gives, of which a graph knows no shape: no fix."""

import numpy as np
import tensorflow as tf


def load(index):
    return np.zeros((16, 16, 3), "float32"), np.zeros((16, 16, 1), "float32")


dataset = tf.data.Dataset.range(64).map(
    lambda index: tf.numpy_function(load, [index], [tf.float32, tf.float32])
)
model = tf.keras.Sequential([tf.keras.Input((16, 16, 3)), tf.keras.layers.Conv2D(1, 1)])
model.compile("adam", "mse", run_eagerly=True)  # TFA506
model.fit(dataset.batch(8))
