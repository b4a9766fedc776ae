"""One file has one order; and files that come in one order, whatever is taken out of them."""

import tensorflow as tf
from networks import build, parse

model = build()
model.compile("adam", "mse")


def of_one(size):
    records = tf.data.Dataset.list_files("train.tfrecord").flat_map(tf.data.TFRecordDataset)
    model.fit(
        records.take(size).map(parse).batch(32),
        validation_data=records.skip(size).map(parse).batch(32),
    )


def in_one_order(size):
    files = tf.data.Dataset.list_files("records/*.tfrecord", shuffle=False)
    records = files.interleave(tf.data.TFRecordDataset, num_parallel_calls=tf.data.AUTOTUNE)
    model.fit(
        records.take(size).map(parse).batch(32),
        validation_data=records.skip(size).map(parse).batch(32),
    )
