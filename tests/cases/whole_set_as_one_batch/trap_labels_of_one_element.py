"""Few rows, and arrays of which nothing is known."""

import numpy as np
import tensorflow as tf

few = np.random.normal(size=(200, 7))
names = few.sum(axis=1)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(tf.data.Dataset.from_tensors((few, names)), epochs=3)


def train(x, y):
    model.fit(tf.data.Dataset.from_tensors((x, y)), epochs=3)
