"""A shuffle that is applied, behind a function that decodes."""

import tensorflow as tf


def load(path):
    return tf.image.decode_jpeg(tf.io.read_file(path))


def pictures(paths):
    ds = tf.data.Dataset.from_tensor_slices(paths).map(load)
    ds = ds.apply(
        tf.data.experimental.shuffle_and_repeat(buffer_size=5000)  # TFA308
    )
    return ds.batch(32)
