"""The buffer is as large as a batch of records or lines, whatever that is."""

import tensorflow as tf
from settings import FLAGS


def of_lines():
    data = tf.data.TextLineDataset("train.txt").shuffle(buffer_size=FLAGS.batch_size)  # TFA308
    return data.batch(batch_size=FLAGS.batch_size, drop_remainder=True)


def of_records(files, config):
    data = tf.data.TFRecordDataset(files)
    data = data.shuffle(config["batch_size"])  # TFA308
    return data.batch(config["batch_size"]).prefetch(tf.data.AUTOTUNE)
