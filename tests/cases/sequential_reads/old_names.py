"""Lists of files by the names of TensorFlow 1, and some drawn out of those that there are."""

import fnmatch
import os
import random

import tensorflow as tf
from natsort import os_sorted
from tensorflow.python.platform import gfile


def by_version_1(folder):
    return tf.data.TFRecordDataset(tf.compat.v1.gfile.Glob(folder + "/*.tfrecord"))  # TFA303


def by_platform(pattern):
    return tf.data.TFRecordDataset(gfile.Glob(pattern))  # TFA303


def matched():
    files = tf.train.match_filenames_once("/data/train/output_*")
    return tf.data.TFRecordDataset(files)  # TFA303


def filtered(folder):
    return tf.data.TextLineDataset(fnmatch.filter(os.listdir(folder), "*.csv"))  # TFA303


def scanned(folder):
    files = [entry.path for entry in os.scandir(folder) if entry.name.endswith(".tfrecord")]
    return tf.data.TFRecordDataset(os_sorted(files))  # TFA303


def some(folder):
    return tf.data.TFRecordDataset(random.sample(os.listdir(folder), 20))  # TFA303
