import tensorflow as tf
from tensorflow.keras import layers


def block(x, filters, normalise=True):
    x = layers.Conv2D(filters, 3)(x)
    if normalise:
        x = layers.BatchNormalization()(x)
    return layers.ReLU()(x)


def stack(extra):
    model = tf.keras.Sequential([tf.keras.Input((8,)), layers.Dense(8), *extra])
    model.add(layers.BatchNormalization())
    return model


inputs = tf.keras.Input((32, 32, 3))
model = tf.keras.Model(inputs, block(block(inputs, 16, normalise=False), 16))
