import tensorflow as tf

FEATURES = {
    "user": tf.io.FixedLenFeature([], tf.int64),
    "history": tf.io.FixedLenFeature([50], tf.int64),
    "label": tf.io.FixedLenFeature([], tf.float32),
}
WEIGHTS = tf.ones([50])


def first(record):
    example = tf.io.parse_single_example(record, FEATURES)
    return {name: tf.expand_dims(feature, 0) for name, feature in example.items()}


def flat(record):
    example = tf.io.parse_single_example(record, FEATURES)
    return {name: tf.reshape(example[name], [-1]) for name in example}


def weighted(record):
    example = tf.io.parse_single_example(record, FEATURES)
    floats = {name: tf.cast(f, tf.float32) * WEIGHTS for name, f in example.items()}
    return floats, example["label"]


def by_value(record):
    example = tf.io.parse_single_example(record, FEATURES)
    return {name: f for name, f in example.items() if tf.reduce_sum(f) > 0}


def listed(record):
    example = tf.io.parse_single_example(record, FEATURES)
    return [tf.cast(feature, tf.float32) for feature in example.values()]


records = tf.data.TFRecordDataset("clicks.tfrecord")
for function in range(1):
    for batch in records.map(first).batch(64):
        print(batch)
    for batch in records.map(flat).batch(64):
        print(batch)
    for batch in records.map(weighted).batch(64):
        print(batch)
    for batch in records.map(by_value).batch(64):
        print(batch)
    for batch in records.map(listed).batch(64):
        print(batch)
