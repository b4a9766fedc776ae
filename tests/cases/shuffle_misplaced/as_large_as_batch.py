"""The buffer is as large as a batch, whatever that is."""

import tensorflow as tf


def input_fn(x, y, batch_size=128, shuffle=False):
    data = tf.data.Dataset.from_tensor_slices((dict(x), y))
    if shuffle:
        data = data.shuffle(batch_size)  # TFA308
    data = data.batch(batch_size)
    return data


class Data:
    def __init__(self, config, x):
        data = tf.data.Dataset.from_tensor_slices(x)
        data = data.shuffle(config.batch_size)  # TFA308
        self.data = data.batch(config.batch_size).prefetch(tf.data.AUTOTUNE)
