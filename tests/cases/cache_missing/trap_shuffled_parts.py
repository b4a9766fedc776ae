"""Each epoch takes other files, or makes other batches of records: a cache would keep the first."""

import tensorflow as tf

SPEC = {"x": tf.io.FixedLenFeature([4], tf.float32), "y": tf.io.FixedLenFeature([], tf.int64)}


def load(path, label):
    return tf.image.resize(tf.io.decode_jpeg(tf.io.read_file(path)), [64, 64]), label


def parse(records):
    row = tf.io.parse_example(records, SPEC)
    return row["x"], row["y"]


paths = tf.data.Dataset.from_tensor_slices((["a.jpg", "b.jpg", "c.jpg"], [0, 1, 2])).shuffle(3)
some = paths.take(2).map(load, num_parallel_calls=tf.data.AUTOTUNE).batch(2)
records = tf.data.TFRecordDataset("rows.tfrecord").shuffle(1000).batch(8)
rows = records.map(parse, num_parallel_calls=tf.data.AUTOTUNE)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(2)])
model.compile("adam", "mse")
model.fit(some, epochs=20)
model.fit(rows, epochs=20)
