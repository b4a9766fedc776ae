"""The numbers of the shuffled samples part them into two sets, for good."""

import tensorflow as tf


def split(files, parse):
    ds = tf.data.TFRecordDataset(files).shuffle(2048)
    ds = ds.enumerate().filter(lambda i, x: i % 5 != 0)
    ds = ds.map(lambda i, x: parse(x)).cache()
    return ds.padded_batch(64).prefetch(tf.data.AUTOTUNE)
