"""The records of a file stay behind one another, or another way reads in parallel."""

import numpy as np
import tensorflow as tf


def consecutive(names, parser):
    files = tf.data.Dataset.from_tensor_slices(names)
    if len(names) > 1:
        files = files.shuffle(len(names))
    records = tf.data.TFRecordDataset(files)
    return records.cache().map(parser).repeat().batch(32, drop_remainder=True)


def read(pattern, shuffle):
    files = tf.data.Dataset.list_files(pattern, shuffle=shuffle)
    if shuffle:
        records = files.apply(
            tf.data.experimental.parallel_interleave(tf.data.TFRecordDataset, cycle_length=8)
        )
    else:
        records = tf.data.TFRecordDataset(files)
    return records


def shuffled(pattern):
    files = tf.data.Dataset.from_tensor_slices(tf.io.gfile.glob(pattern)).shuffle(100)
    return tf.data.TFRecordDataset(files).shuffle(1000).batch(32)  # TFA303


model = tf.keras.models.load_model("m.keras")
model.fit(consecutive(["a.tfrecord", "b.tfrecord"], np.sign), epochs=2)
model.evaluate(read("test/*.tfrecord", shuffle=False).batch(8))
model.fit(shuffled("train/*.tfrecord"))
