"""A generator whose arguments `functools.partial` gives."""

from functools import partial

import numpy as np
import tensorflow as tf


class Reader:
    def __init__(self, size):
        self.size = size

    def samples(self, mode):
        for i in range(10000):
            rng = np.random.default_rng(i if mode == "train" else -i)
            yield rng.random([self.size, self.size, 3]), np.int32(i % 10)


def pipelines(batch_size):
    reader = Reader(64)
    train = partial(reader.samples, mode="train")
    train = tf.data.Dataset.from_generator(train, (tf.float32, tf.int32))  # TFA309
    test = partial(reader.samples, "test")
    test = tf.data.Dataset.from_generator(test, (tf.float32, tf.int32))  # TFA309
    return train.batch(batch_size), test.batch(batch_size)
