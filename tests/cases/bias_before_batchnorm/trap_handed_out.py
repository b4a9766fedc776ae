"""A function makes layers, and only some are known to be followed by a normalisation."""

import tensorflow as tf
from company.models import head


def convolution(filters):
    return tf.keras.layers.Conv2D(filters, 3)


inputs = tf.keras.Input((32, 32, 3))
x = tf.keras.layers.BatchNormalization()(convolution(16)(inputs))
model = tf.keras.Model(inputs, head(x, convolution(8)))
