"""Chunks that may be large, that overlap, of a loop that is soon over, or once in many."""

import sys

import numpy as np
import tensorflow as tf

x = np.load("rows.npy")
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
size = int(sys.argv[1])
for start in range(0, len(x), size):
    model.predict(x[start:start + size])
for turn in range(len(x) // 1000):
    model.predict(x[turn * 1000:(turn + 1) * 1000])
for start in range(len(x) - 30):
    model.predict(x[start:start + 30])
for start in range(0, 128, 32):
    model.predict(x[start:start + 32])
for start in range(0, len(x), 32):
    if start % 3200 == 0:
        print(model.predict(x[start:start + 32]))
