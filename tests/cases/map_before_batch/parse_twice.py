import tensorflow as tf


def parse(record):
    return tf.io.parse_single_example(record, {"x": tf.io.FixedLenFeature([4], tf.float32)})


train_ds = tf.data.TFRecordDataset(["train.tfrecord"])
train_ds = train_ds.map(parse)  # TFA301
train_ds = train_ds.batch(32)
val_ds = tf.data.TFRecordDataset(["val.tfrecord"]).map(parse).batch(32)  # TFA301
