"""Pipelines that begin out of sight, known by functions that get the tensors of an element."""

import tensorflow as tf
from company import loading

rescale = tf.keras.layers.Rescaling(1.0 / 255)


def scaled(image, label):
    return tf.cast(image, tf.float32) / 255.0, label


def prepare(ds, size):
    ds = ds.map(lambda image, label: (tf.cast(image, tf.float32) / 255.0, label))  # TFA301
    return ds.shuffle(1000).batch(size)


def by_layer(ds, size):
    return ds.map(lambda image, label: (rescale(image), label)).batch(size)  # TFA301


def by_function(ds, size):
    return ds.map(lambda x, y: scaled(x, y)).batch(size)  # TFA301


class Loader:
    def scale(self, image, label):
        return scaled(image, label)

    def load(self, split):
        ds = loading.open(split)
        ds = ds.map(self.scale)  # TFA301
        return ds.batch(32)
