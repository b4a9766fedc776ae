"""`tf.io.parse_example` takes one record as well as a batch of them."""

import glob

import tensorflow as tf


def parse(record):
    parsed = tf.io.parse_example(
        record,
        features={
            "mel": tf.io.FixedLenFeature([128, 128], dtype=tf.float32),
            "who": tf.io.FixedLenFeature([], dtype=tf.string),
        },
    )
    return tf.expand_dims(parsed["mel"], -1), parsed["who"]


def datasets(batch_size):
    files = glob.glob("records/*.tfrecords")
    train = tf.data.TFRecordDataset(files).shuffle(2000).map(parse).batch(batch_size)  # TFA301
    valid = tf.data.TFRecordDataset(files).batch(1).map(parse)
    return train, valid
