"""On one of the ways at least the buffer may hold several batches."""

import os

import tensorflow as tf

if "scratch" in os.getcwd():
    BATCH_SIZE = 256
    BUFFER = 10_000
elif "home" in os.getcwd():
    BATCH_SIZE = 64
    BUFFER = 8
else:
    BATCH_SIZE = 64
    BUFFER = int(os.environ["BUFFER"])

files = tf.io.gfile.glob("*.tfrecords")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
train = tf.data.TFRecordDataset(files).shuffle(BUFFER).batch(BATCH_SIZE)
model.fit(train, epochs=3)

if "scratch" in os.getcwd():
    BATCH_SIZE, BUFFER = 256, 10_000
else:
    BATCH_SIZE, BUFFER = 64, 8
other = tf.data.TFRecordDataset(files).shuffle(BUFFER).batch(BATCH_SIZE)
model.fit(other, epochs=3)
