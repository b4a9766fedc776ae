"""The input function is made by one that nobody calls, and called out of sight."""

import tensorflow as tf


def make_input_fn(files, parse, batch_size=32, shuffle=False):
    def input_fn():
        data = tf.data.TFRecordDataset(files)
        data = data.map(parse).prefetch(64)  # TFA305
        if shuffle:
            data = data.shuffle(1000)
        data = data.batch(batch_size)
        return next(iter(data))

    return input_fn
