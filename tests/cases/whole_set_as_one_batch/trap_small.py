"""A few rows, or nobody knows how many of what."""

import sys

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
x = np.zeros([100, 4], "float32")
model.fit(x, x[:, :1], steps_per_epoch=1)
for path in sys.argv[1:]:
    loaded = np.load(path, allow_pickle=True)
    model.fit(loaded, steps_per_epoch=10)
