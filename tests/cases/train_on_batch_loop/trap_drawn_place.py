"""Batches from places that are drawn: `fit` would take each row once an epoch."""

import numpy as np
import tensorflow as tf


def get_batch(x, y, batch_size):
    start = np.random.randint(20) * batch_size
    return x[start : start + batch_size], y[start : start + batch_size]


x, y = np.zeros([640, 8]), np.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for step in range(100):
    xs, ys = get_batch(x, y, 32)
    model.train_on_batch(xs, ys)
