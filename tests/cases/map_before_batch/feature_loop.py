import tensorflow as tf

SPEC = {
    "ids": tf.io.FixedLenFeature([128], tf.int64),
    "label": tf.io.FixedLenFeature([], tf.int64),
}


def decode(record):
    example = tf.io.parse_single_example(record, SPEC)
    # Integers as TPUs take them.
    for name in list(example.keys()):
        feature = example[name]
        if feature.dtype == tf.int64:
            feature = tf.cast(feature, tf.int32)
        example[name] = feature
    return example


def scale(record):
    parsed = tf.io.parse_single_example(record, SPEC)
    parsed["ids"] = tf.cast(parsed["ids"], tf.float32) / 255.0
    return parsed["ids"], parsed["label"]


train_ds = tf.data.TFRecordDataset("train.tfrecord")
train_ds = train_ds.map(decode).shuffle(1000).batch(32)  # TFA301
for features in train_ds:
    print(features)

scaled = tf.data.TFRecordDataset("scaled.tfrecord")
scaled = scaled.map(scale).batch(32)  # TFA301
for features, label in scaled:
    print(features, label)
