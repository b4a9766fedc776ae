"""Records of one of several kinds, of which one has features of any length, or is not seen."""

import tensorflow as tf

from kinds import features_of


def records(files, model_type, length, batch_size):
    if model_type == "bert":
        features = {"input_ids": tf.io.FixedLenFeature([length], tf.int64)}
    else:
        features = {"input_ids": tf.io.VarLenFeature(tf.int64)}
    dataset = tf.data.TFRecordDataset(files, num_parallel_reads=4)
    dataset = dataset.map(lambda example: tf.io.parse_single_example(example, features))
    return dataset.shuffle(1000).batch(batch_size)


def other_records(files, model_type, length, batch_size):
    if model_type == "bert":
        features = {"input_ids": tf.io.FixedLenFeature([length], tf.int64)}
    else:
        features = features_of(model_type)
    dataset = tf.data.TFRecordDataset(files, num_parallel_reads=4)
    dataset = dataset.map(lambda example: tf.io.parse_single_example(example, features))
    return dataset.shuffle(1000).batch(batch_size)


def longer_records(files, model_type, length, batch_size):
    if model_type == "bert":
        features = {"input_ids": tf.io.FixedLenFeature([length], tf.int64)}
    else:
        features = {"tokens": tf.io.FixedLenFeature([length], tf.int64)}
    features["words"] = tf.io.VarLenFeature(tf.string)
    dataset = tf.data.TFRecordDataset(files, num_parallel_reads=4)
    dataset = dataset.map(lambda example: tf.io.parse_single_example(example, features))
    return dataset.shuffle(1000).batch(batch_size)
