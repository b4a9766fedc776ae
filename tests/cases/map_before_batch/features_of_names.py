"""Examples whose features are told by a comprehension over their names."""

import tensorflow as tf

NAMES = [f"feature_{i}" for i in range(20)]
spec = {name: tf.io.FixedLenFeature([], tf.float32) for name in NAMES}
spec["label"] = tf.io.FixedLenFeature([], tf.int64)


def parse(record):
    example = tf.io.parse_single_example(record, spec)
    label = example.pop("label")
    return example, label


train_ds = tf.data.TFRecordDataset("train.tfrecord").map(parse).shuffle(1000).batch(64)  # TFA301
plain = {name: tf.io.FixedLenFeature([3], tf.float32) for name in NAMES}
test_ds = tf.data.TFRecordDataset("test.tfrecord")
test_ds = test_ds.map(lambda record: tf.io.parse_single_example(record, plain))  # TFA301
test_ds = test_ds.batch(64)
