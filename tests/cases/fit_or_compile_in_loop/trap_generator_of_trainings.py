"""A generator gives data for models that begin anew, for several epochs, or the same each time."""

import numpy as np
import tensorflow as tf


def build():
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def problems(count):
    for _ in range(count):
        x = np.random.rand(1000, 8)
        yield x, x.sum(axis=1)


def doubled(x):
    return np.concatenate([x, x])


def only_one(x):
    x = doubled(x)
    yield x, x.sum(axis=1)


model = build()
for x, y in problems(5):
    model.fit(x, y, epochs=30)
for x, y in problems(5):
    tf.keras.utils.clear_session()
    build().fit(x, y)
for x, y in only_one(np.zeros([640, 8])):
    model.fit(x, y)
