"""A condition decides what else happens before the batch; the map may be moved on either way."""

import sys

import tensorflow as tf


def scale(image):
    return tf.cast(image, tf.float32) / 255.0


def make(images, mixed):
    ds = tf.data.Dataset.from_tensor_slices(images).map(scale)  # TFA301
    if mixed:
        ds = ds.shuffle(640)
    return ds.batch(32)


images = tf.zeros([640, 28, 28, 3], tf.uint8)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.predict(make(images, sys.argv[1] == "mixed"))
