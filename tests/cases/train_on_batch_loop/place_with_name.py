"""Where a batch begins has a name, from which its end is counted."""

import argparse

import numpy as np
import tensorflow as tf

parser = argparse.ArgumentParser()
parser.add_argument("--batch-size", type=int, default=32)
args = parser.parse_args()


def get_batch(x, y, step, batch_size):
    start = step * batch_size
    end = start + batch_size
    return x[start:end], y[start:end]


x, y = np.zeros([640, 8]), np.zeros([640, 1])
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
for epoch in range(5):
    for step in range(len(x) // args.batch_size):
        xs, ys = get_batch(x, y, step, args.batch_size)
        model.train_on_batch(xs, ys)  # TFA706
for epoch in range(5):
    for step in range(20):
        model.train_on_batch(*get_batch(x, y, step, 32))  # TFA706
