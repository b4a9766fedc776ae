"""Rows that are drawn once, and all rows of a set: each `fit` trains for many epochs."""

import random

import numpy as np
import tensorflow as tf

rows = list(range(10000))
batch = random.sample(rows, 64)
states = np.zeros((64, 4))
for i, row in enumerate(batch):
    states[i] = row
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
model.compile("adam", "mse")
for stage in range(5):
    whole = np.zeros((10000, 4))
    for i, row in enumerate(random.sample(rows, 10000)):
        whole[i] = row
    model.fit(whole, np.zeros((10000, 2)), epochs=20)
