"""Records are parsed in batches already, or their fields differ in length."""

import tensorflow as tf

FEATURES = {
    "x": tf.io.FixedLenFeature([4], tf.float32),
    "words": tf.io.VarLenFeature(tf.string),
}
FIXED = {"x": tf.io.FixedLenFeature([4], tf.float32)}


def parse_batch(records):
    return tf.io.parse_example(records, FIXED)["x"]


def parse_words(record):
    parsed = tf.io.parse_example(record, FEATURES)
    return parsed["x"], tf.sparse.to_dense(parsed["words"])


def flat(record):
    return tf.reshape(tf.io.parse_example(record, FIXED)["x"], [2, 2])


def datasets(files):
    records = tf.data.TFRecordDataset(files)
    batches = records.batch(32).map(parse_batch)
    words = records.map(parse_words).padded_batch(32)
    pairs = records.batch(2).map(parse_batch).batch(16)
    squares = records.map(flat).batch(32)
    return batches, words, pairs, squares
