import tensorflow as tf

FEATURES = {
    "user": tf.io.FixedLenFeature([], tf.int64),
    "history": tf.io.VarLenFeature(tf.int64),
    "label": tf.io.FixedLenFeature([4], tf.float32),
}
SAME = {
    "user": tf.io.FixedLenFeature([], tf.int64),
    "label": tf.io.FixedLenFeature([4], tf.float32),
}


def varying(record):
    features = tf.io.parse_single_example(record, FEATURES)
    label = features.pop("label")
    return features, label


def first(record):
    features = tf.io.parse_single_example(record, SAME)
    label = features.pop("label")
    return features, label[0]


records = tf.data.TFRecordDataset("clicks.tfrecord")
for features, label in records.map(varying).batch(64):
    print(label.shape)
for features, label in records.map(first).batch(64):
    print(label.shape)
