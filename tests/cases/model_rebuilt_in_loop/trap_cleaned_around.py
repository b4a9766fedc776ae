"""The session is cleared in the loop: by a helper, around it, or in a callback's hands."""

import gc

import numpy as np
import tensorflow as tf

x, y = np.ones((640, 8), "float32"), np.ones((640, 1), "float32")


def free_memory():
    gc.collect()


def build():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


for rate in (0.1, 0.01, 0.001):
    network = build()
    network.fit(x, y)
    free_memory()

for size in (16, 32, 64, 128):
    tf.keras.backend.clear_session()
    for fold in range(5):
        network = build()
        network.fit(x, y, batch_size=size)
