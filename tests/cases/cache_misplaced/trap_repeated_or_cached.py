"""What is cached is not what is repeated: the conditions exclude each other."""

import glob

import tensorflow as tf


def pipeline(training: bool, cached: bool) -> tf.data.Dataset:
    ds = tf.data.Dataset.from_tensor_slices(glob.glob("train-*.tfrecord"))
    if training and not cached:
        ds = ds.repeat()
    ds = ds.interleave(tf.data.TFRecordDataset, num_parallel_calls=tf.data.AUTOTUNE)
    if cached:
        ds = ds.cache()
    if training and cached:
        ds = ds.repeat()
    return ds.batch(32)
