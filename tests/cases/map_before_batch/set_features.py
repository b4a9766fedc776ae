"""Functions that put features into the dict that an element is, or take them out of it."""

import tensorflow as tf

table = {"age": tf.range(640.0), "job": tf.range(640) % 10, "id": tf.constant(["x", "y"] * 320)}
labels = tf.zeros([640])


def encode(features, label):
    features["job"] = tf.one_hot(features["job"], 10)
    features["id"] = tf.strings.to_hash_bucket_fast(features["id"], 1000)
    return features, label


def scale(features):
    age = features.pop("age")
    features["decades"] = tf.cast(age / 10.0, tf.float32)
    return features


source = tf.data.Dataset.from_tensor_slices((table, labels))
encoded = source.map(encode).batch(64)  # TFA301
scaled = tf.data.Dataset.from_tensor_slices(table).map(scale)  # TFA301
scaled = scaled.shuffle(640).batch(64)


def hashed(features, label):
    features["bucket"] = tf.strings.to_hash_bucket_fast(features["id"], 1000)
    label = tf.cast(label, tf.int32)
    return features, label


more = source.map(hashed).shuffle(640).batch(64)  # TFA301


def halve(example):
    example["age"] = example["age"] / 2
    return example


for example in tf.data.Dataset.from_tensor_slices(table).map(halve).batch(32):  # TFA301
    print(example)
