"""A metric by hand, in Python, and a grid that is looked at before the graph."""

import numpy as np
import tensorflow as tf

grid = np.linspace(0.0, 1.0, 300)


def by_hand(y_true, y_pred):
    total = 0.0
    for i in range(64):
        total += tf.reduce_mean(tf.abs(y_true[:, i] - y_pred[:, i]))
    return total


@tf.function
def few(x):
    for at in np.linspace(0.0, 1.0, 8):
        x = x + tf.sin(x * at)
    return x


x = tf.ones([64, 64])
for at in grid:
    x = tf.sin(x * at)
print(by_hand(x, few(x)))
