"""Given back to a module that trains; by its name one part is to validate with."""

import tensorflow as tf


def load(path):
    return tf.io.decode_jpeg(tf.io.read_file(path))


def parts(train_paths, val_paths):
    val_paths = tf.data.Dataset.from_tensor_slices(val_paths).shuffle(500)
    val_ds = val_paths.map(load).batch(32).prefetch(2).cache()
    train_ds = tf.data.Dataset.from_tensor_slices(train_paths).map(load).cache()
    return train_ds.shuffle(500).batch(32).prefetch(2), val_ds
