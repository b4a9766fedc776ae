"""Eight files of records on a local disk."""

import tempfile

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
folder = tempfile.mkdtemp()
for number in range(8):
    with tf.io.TFRecordWriter(f"{folder}/{number}.tfrecord") as writer:
        for row in rng.random((2000, 256), dtype="float32"):
            writer.write(row.tobytes())


def parse(records):
    rows = tf.ensure_shape(tf.io.decode_raw(records, tf.float32), [None, 256])
    return rows, rows[:, :1]


files = tf.data.Dataset.list_files(folder + "/*.tfrecord", shuffle=False)
train_ds = files.interleave(
    tf.data.TFRecordDataset,
    cycle_length=8,
)
train_ds = train_ds.batch(64).map(parse, num_parallel_calls=tf.data.AUTOTUNE)
model = tf.keras.Sequential([tf.keras.Input([256]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train_ds, epochs=500, verbose=0)
