"""The features of a parsed example are told apart in a map of its own."""

import tensorflow as tf

features = {
    "wave": tf.io.FixedLenFeature([128], tf.float32),
    "label": tf.io.FixedLenFeature([], tf.int64),
}


def parse(record):
    return tf.io.parse_single_example(record, features)


def load(files):
    ds = tf.data.TFRecordDataset(files)
    ds = ds.map(parse)  # TFA301
    ds = ds.map(lambda example: (example["wave"], tf.cast(example["label"], tf.float32)))  # TFA301
    return ds.batch(64)
