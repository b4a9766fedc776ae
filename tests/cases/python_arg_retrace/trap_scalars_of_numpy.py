import math

import numpy as np
import tensorflow as tf


@tf.function
def scaled(x, by):
    return x * by


class Counter:
    def __init__(self):
        self.total = 2 * math.pi * 3

    def scale(self, x):
        return scaled(x, self.total)


counter = Counter()
for step in range(1000):
    x = tf.random.normal([32])
    scaled(x, np.exp(-step / 1000))
    scaled(x, np.random.uniform(0.5, 1.5, size=[32]))
    scaled(x, np.random.normal(0.0, 1.0, 32))
    scaled(x, math.sqrt(2))
    counter.scale(x)
