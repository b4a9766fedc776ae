"""Lists that loops have filled with four parts, or with nobody knows how many."""

import glob

import numpy as np
import tensorflow as tf


def train(part):
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    model.fit(part, part[:, :1])
    return model.evaluate(part, part[:, :1])


parts, files = [], []
for rows in (64, 32, 16, 8):
    parts.append(np.zeros([rows, 8]))
for path in glob.glob("parts/*.npy"):
    files.append(np.load(path))

losses = []
for part in parts:
    losses.append(train(part))  # TFA704
for part in files:
    losses.append(train(part))  # TFA704
