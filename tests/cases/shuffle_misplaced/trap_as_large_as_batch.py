"""One batch of all there is, a buffer of another size, and a pipeline that is not batched yet."""

import tensorflow as tf


def all_at_once(x):
    size = len(x)
    return tf.data.Dataset.from_tensor_slices(x).shuffle(size).batch(size)


def another_size(x, buffer_size, batch_size):
    return tf.data.Dataset.from_tensor_slices(x).shuffle(buffer_size).batch(batch_size)


def both(x, size):
    shuffled = tf.data.Dataset.from_tensor_slices(x).shuffle(size)
    return shuffled.repeat(), shuffled.batch(size)


def of_records(files, size):
    return tf.data.TFRecordDataset(files).shuffle(size).batch(size)
