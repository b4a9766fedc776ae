"""What is not a dataset may well change in place, and a consumer is no transformation."""

import numpy as np
import tensorflow as tf


class Rows:
    def __init__(self):
        self.rows = list(range(4))

    def shuffle(self, seed):
        np.random.default_rng(seed).shuffle(self.rows)


Rows().shuffle(1)
ds = tf.data.Dataset.range(64)
ds.reduce(np.int64(0), lambda a, b: a + b)
kept = ds.batch(8)
for part in ds.take(2):
    print(part)
for part in kept:
    print(part)
