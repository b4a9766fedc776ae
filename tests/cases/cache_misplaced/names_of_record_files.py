"""Names of files are kept, and the records in the files are read in each epoch."""

import tensorflow as tf

SPEC = {"x": tf.io.FixedLenFeature([8], tf.float32), "y": tf.io.FixedLenFeature([1], tf.float32)}


def parse(record):
    row = tf.io.parse_single_example(record, SPEC)
    return row["x"], row["y"]


def read(pattern):
    files = tf.data.Dataset.list_files(pattern)
    files = files.cache()  # TFA307: low
    rows = files.interleave(tf.data.TFRecordDataset, num_parallel_calls=tf.data.AUTOTUNE)
    return rows.shuffle(1_000).map(parse, num_parallel_calls=tf.data.AUTOTUNE).batch(32)


model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(read("records/*.tfrecord"), epochs=10)
