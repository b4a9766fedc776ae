"""Fifty decisions of a small policy, one row at a time.

measured: whole run
"""

import numpy as np
import tensorflow as tf

rows = np.random.default_rng(0).normal(size=(50, 8))
model = tf.keras.Sequential([
    tf.keras.Input([8]),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(2),
])
labels = []
for row in rows:
    scores = model.predict(row[np.newaxis], verbose=0)
    labels.append(scores.argmax())
