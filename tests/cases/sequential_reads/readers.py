import glob

import tensorflow as tf
from tensorflow.data import AUTOTUNE


def records():
    paths = tf.io.gfile.glob("data/*.tfrecord")
    return tf.data.TFRecordDataset(paths, compression_type="GZIP")  # TFA303


def lines():
    return tf.data.TextLineDataset(["a.txt", "b.txt"])  # TFA303


def found():
    return tf.data.TFRecordDataset(glob.glob("*.tfrecord"), num_parallel_reads=AUTOTUNE)


def one_by_one():
    paths = sorted(glob.glob("*.tfrecord"))
    return tf.data.TFRecordDataset(paths, "GZIP", num_parallel_reads=None)  # TFA303


def one_by_one_by_place():
    return tf.data.TextLineDataset(["a.txt", "b.txt"], None, None, None)  # TFA303
