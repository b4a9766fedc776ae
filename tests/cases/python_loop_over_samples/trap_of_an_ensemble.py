"""Models of a list that get batches, or a few rows, and functions that a list holds, too."""

import numpy as np
import tensorflow as tf


def build():
    model = tf.keras.Sequential([tf.keras.layers.Dense(10), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


x, y = np.random.rand(10000, 5).astype("float32"), np.random.rand(10000, 1)
models = [build() for _ in range(5)]
for model in models:
    model.fit(x, y)
for start in range(0, 10000, 64):
    models[0](x[start : start + 64])
for row in x[:4]:
    models[1](row[None])
rules = [build(), lambda rows: rows[:, :1]]
for row in x:
    rules[1](row[None])
for index in range(5):
    models[index](x[:64])
