import tensorflow as tf

FEATURES = {
    "user": tf.io.FixedLenFeature([], tf.int64),
    "history": tf.io.FixedLenFeature([50], tf.int64),
    "label": tf.io.FixedLenFeature([], tf.float32),
}


def floats(record):
    example = tf.io.parse_single_example(record, FEATURES)
    return {name: tf.cast(feature, tf.float32) for name, feature in example.items()}


def without_label(record):
    example = tf.io.parse_single_example(record, FEATURES)
    inputs = {name: example[name] for name in example if name != "label"}
    return inputs, example["label"]


def chosen(record):
    example = tf.io.parse_single_example(record, FEATURES)
    label = example.pop("label")
    return {name: tf.cast(example[name], tf.int32) for name in ["user", "history"]}, label


records = tf.data.TFRecordDataset("clicks.tfrecord")
for batch in records.map(floats).batch(64):  # TFA301
    print(batch["user"].shape)
for inputs, label in records.map(without_label).batch(64):  # TFA301
    print(label.shape)
for inputs, label in records.map(chosen).batch(64):  # TFA301
    print(label.shape)
