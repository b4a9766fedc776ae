"""Examples among whose features there are some of varying length."""

import tensorflow as tf

NAMES = [f"feature_{i}" for i in range(20)]
spec = {name: tf.io.FixedLenFeature([], tf.float32) for name in NAMES}
spec["words"] = tf.io.VarLenFeature(tf.string)
more = {name: tf.io.FixedLenFeature([], tf.float32) for name in NAMES}
more.update({"words": tf.io.VarLenFeature(tf.string)})
ragged = {name: tf.io.RaggedFeature(tf.float32) for name in NAMES}


def parse(record):
    example = tf.io.parse_single_example(record, spec)
    return tf.sparse.to_dense(example.pop("words")), example["feature_0"]


def parse_more(record):
    example = tf.io.parse_single_example(record, more)
    return example["feature_1"], example["feature_0"]


def parse_ragged(record):
    return tf.io.parse_single_example(record, ragged)


records = tf.data.TFRecordDataset("train.tfrecord")
data = [records.map(parse).batch(64), records.map(parse_more).batch(64)]
data.append(records.map(parse_ragged).batch(64))
