import sys

import tensorflow as tf

one = tf.data.TFRecordDataset("train.tfrecord")
listed = tf.data.TFRecordDataset(["train.tfrecord"])
given = tf.data.TextLineDataset(sys.argv[1:])
