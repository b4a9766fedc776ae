"""Parsed examples that get features, in a shape of their own."""

import tensorflow as tf

spec = {
    "age": tf.io.FixedLenFeature([3], tf.float32),
    "job": tf.io.FixedLenFeature([], tf.int64),
    "y": tf.io.FixedLenFeature([], tf.int64),
}


def parse(record):
    example = tf.io.parse_single_example(record, spec)
    example["job"] = tf.one_hot(example["job"], 10)
    example["decades"] = example["age"] / 10.0
    return example


def parse_pair(record):
    example = tf.io.parse_single_example(record, spec)
    label = example.pop("y")
    example["pairs"] = tf.stack([example["age"], example["age"]], axis=-1)
    return example, label


records = tf.data.TFRecordDataset("train.tfrecord")
train_ds = records.map(parse).shuffle(1000).batch(64)  # TFA301
pairs_ds = records.map(parse_pair).shuffle(1000).batch(64)  # TFA301
