"""Arrays and lists want Python's numbers for their indices, also lists of tensors."""

import numpy as np
import tensorflow as tf

STEPS = 200
betas = np.linspace(1e-4, 0.02, STEPS, dtype="float32")
rows = tf.unstack(tf.ones([STEPS, 4]))
gains = tf.linspace(0.0, 1.0, STEPS)


@tf.function
def from_array(x):
    for t in range(STEPS):
        x = x - betas[t] * tf.tanh(x)
    return x


@tf.function
def from_list(x):
    for t in range(STEPS):
        x = x - rows[t] * tf.tanh(x)
    return x


@tf.function
def of_another_name(x, gains):
    for t in range(STEPS):
        x = x - gains[t] * tf.tanh(x)
    return x


class Chain:
    def __init__(self):
        self.gains = [tf.constant(0.5) for _ in range(STEPS)]

    @tf.function
    def run(self, x):
        for t in range(STEPS):
            x = x + self.gains[t] * tf.tanh(x)
        return x


x = tf.ones([4])
chain = Chain()
print(from_array(x), from_list(x), of_another_name(x, [0.5] * STEPS), chain.run(x))
