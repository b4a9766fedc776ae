"""All files but the last one, or but the first: a split for training."""

import glob

import tensorflow as tf

files = sorted(glob.glob("data/*.tfrecord"))


def load(names, size):
    return tf.data.TFRecordDataset(names).batch(size)  # TFA303


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(load(files[:-1], 64), validation_data=load(files[-1:], 64))
model.fit(tf.data.TFRecordDataset(files[1:]).batch(64))  # TFA303
model.fit(tf.data.TFRecordDataset(files[2:-1]).batch(64))  # TFA303
