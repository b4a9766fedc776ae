"""Sizes that depend on where the script runs, of which every buffer is smaller than each batch."""

import os

import tensorflow as tf

if "scratch" in os.getcwd():
    BATCH_SIZE = 256
    BUFFER = 16
    WINDOW = 10
else:
    BATCH_SIZE = 32
    BUFFER = 8
    WINDOW = 10

files = tf.io.gfile.glob("*.tfrecords")
train = tf.data.TFRecordDataset(files).shuffle(BUFFER).batch(BATCH_SIZE)  # TFA308
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train, epochs=3)

same = tf.data.TFRecordDataset(files).shuffle(WINDOW).batch(64)  # TFA308
model.fit(same, epochs=3)
