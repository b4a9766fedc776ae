import tensorflow as tf

FEATURES = {
    "user": tf.io.FixedLenFeature([], tf.int64),
    "history": tf.io.FixedLenFeature([50], tf.int64),
    "label": tf.io.FixedLenFeature([], tf.float32),
}


def parse(record):
    features = tf.io.parse_single_example(record, FEATURES)
    label = features.pop("label")
    return features, label


def read(files, batch_size, training):
    ds = tf.data.TFRecordDataset(files, num_parallel_reads=8)
    ds = ds.map(parse)  # TFA301
    if training:
        ds = ds.shuffle(10_000)
    return ds.batch(batch_size)


for features, label in read(["clicks.tfrecord"], 1024, True):
    print(features["user"].shape, label.shape)
