"""A number that a function in a graph draws, and gives back as a tensor."""

import numpy as np
import tensorflow as tf


@tf.function
def mix(rows):
    share = np.random.beta(0.2, 0.2)
    return rows * share + rows[::-1] * (1 - share), share


@tf.function
def step(rows, share):
    return tf.reduce_sum(rows) * share


for rows in tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(32):
    mixed, share = mix(rows)
    step(mixed, share)
    step(mixed, 1 - share)
