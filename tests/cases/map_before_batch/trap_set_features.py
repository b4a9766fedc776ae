"""Features that are set to what a batch would give other numbers, or has no axis of its own."""

import tensorflow as tf

table = {"age": tf.range(640.0), "job": tf.range(640) % 10, "row": tf.zeros([640, 3])}
labels = tf.zeros([640])
source = tf.data.Dataset.from_tensor_slices((table, labels))


def joined(features, label):
    features["job"] = tf.one_hot(features["job"], 10)
    features["both"] = tf.concat([features["job"], features["row"]], axis=-1)
    return features, label


def constant(features, label):
    features["weight"] = tf.constant(1.0)
    return features, label


def first(features, label):
    features["row"] = features["row"][0]
    return features, label


def summed(features, label):
    features["row"] = tf.reduce_sum(features["row"], axis=0)
    return features, label


def each(features, label):
    for name in features:
        features[name] = tf.cast(features[name], tf.float32)
    return features, label


for function in (joined, constant, first, summed, each):
    print(source.map(function).batch(64))


def shortened(features):
    features["words"] = tf.reduce_sum(features["words"], axis=-1)
    return features


rows = tf.ragged.constant([[1.0], [2.0, 3.0]] * 320)
lengths = tf.data.Dataset.from_tensor_slices({"words": rows}).map(shortened).batch(64)


def taken(features):
    features.pop("words")
    return features


rest = tf.data.Dataset.from_tensor_slices({"words": rows, "y": labels}).map(taken).batch(64)
