"""Parsed examples that get a feature without a batch axis, or one that is read in its new shape."""

import tensorflow as tf

spec = {
    "age": tf.io.FixedLenFeature([3], tf.float32),
    "job": tf.io.FixedLenFeature([], tf.int64),
    "y": tf.io.FixedLenFeature([], tf.int64),
}


def weighted(record):
    example = tf.io.parse_single_example(record, spec)
    example["weight"] = tf.ones([3])
    return example


def joined(record):
    example = tf.io.parse_single_example(record, spec)
    example["age"] = tf.reduce_sum(example["age"], axis=-1)
    example["sum"] = example["age"] + tf.cast(example["job"], tf.float32)
    return example


def first(record):
    example = tf.io.parse_single_example(record, spec)
    example["age"] = example["age"][0]
    return example


records = tf.data.TFRecordDataset("train.tfrecord")
data = [records.map(weighted).batch(64), records.map(joined).batch(64)]
data.append(records.map(first).batch(64))
