"""Samples that a step in front of the small buffer has mixed already."""

import tensorflow as tf


def shuffled_files(paths):
    data = tf.data.Dataset.from_tensor_slices(paths)
    data = data.flat_map(lambda path: tf.data.TFRecordDataset(path).shuffle(10_000))
    return data.shuffle(16).batch(32)


def many_files(paths):
    data = tf.data.Dataset.list_files(paths)
    data = data.interleave(tf.data.TFRecordDataset, cycle_length=64, num_parallel_calls=8)
    return data.shuffle(16).batch(32)


def by_function(paths, read):
    return tf.data.Dataset.from_tensor_slices(paths).flat_map(read).shuffle(16).batch(32)


def enough(series):
    data = tf.data.Dataset.from_tensor_slices(series).window(31, shift=1, drop_remainder=True)
    return data.flat_map(lambda w: w.batch(31)).shuffle(1_000).batch(32)


def rows_and_blocks(x, sizes):
    data = tf.data.Dataset.from_tensor_slices(x)
    return data.shuffle(sizes["rows"]).batch(sizes["rows"] // 2)


def zipped(images, labels):
    pictures = tf.data.Dataset.from_tensor_slices(images)
    both = tf.data.Dataset.zip((pictures, labels.stream()))
    return both.shuffle(16).batch(64)


def zipped_and_read_in_parallel(inputs, targets):
    first = tf.data.TFRecordDataset(inputs, num_parallel_reads=8)
    both = tf.data.Dataset.zip((first, tf.data.TFRecordDataset(targets, num_parallel_reads=8)))
    return both.shuffle(16).batch(64)
