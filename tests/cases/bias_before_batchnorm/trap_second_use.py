"""What the layer gives goes around the normalisation as well."""

import tensorflow as tf
from tensorflow.keras import layers

inputs = tf.keras.Input((32, 32, 3))
x = layers.Conv2D(16, 3)(inputs)
y = layers.BatchNormalization()(x)
x = layers.Add()([x, y])

shared = layers.Conv2D(16, 3, padding="same")
first = layers.BatchNormalization()(shared(x))
second = layers.ReLU()(shared(y))


def stem(inputs):
    raw = layers.Conv2D(16, 3)(inputs)
    normal = layers.BatchNormalization()(raw)
    return raw, normal


raw, normal = stem(second)
model = tf.keras.Model(inputs, [first, second, normal])
