"""A condition decides if the images are changed at random, one by one, once they are scaled."""

import sys

import tensorflow as tf


def scale(image):
    return tf.cast(image, tf.float32) / 255.0


def augment(image):
    return tf.clip_by_value(tf.image.random_brightness(image, 0.2), 0.0, 1.0)


def make(images, train):
    ds = tf.data.Dataset.from_tensor_slices(images).map(scale)
    if train:
        ds = ds.map(augment, num_parallel_calls=tf.data.AUTOTUNE)
    return ds.batch(32)


def zipped(images, train):
    small = tf.data.Dataset.from_tensor_slices(images).map(scale)
    pairs = tf.data.Dataset.zip((small, small))
    if train:
        pairs = pairs.map(lambda a, b: (augment(a), b), num_parallel_calls=tf.data.AUTOTUNE)
    return pairs.batch(32)


images = tf.zeros([640, 28, 28, 3], tf.uint8)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.predict(make(images, sys.argv[1] == "train"))
model.predict(zipped(images, sys.argv[1] == "train"))
