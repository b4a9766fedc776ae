"""One file of many."""

import glob

import tensorflow as tf

files = sorted(glob.glob("data/*.tfrecord"))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.data.TFRecordDataset(files[:1]).batch(64))
model.fit(tf.data.TFRecordDataset(files[-1:]).batch(64))
model.fit(tf.data.TFRecordDataset(files[0:1]).batch(64))
model.fit(tf.data.TFRecordDataset(files[3:4]).batch(64))
