"""What a layer gives is used beside the normalisation, in the function or behind it."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def residual(x):
    y = layers.BatchNormalization()(x)
    return layers.add([x, layers.ReLU()(y)])


def scaled(x):
    gate = layers.GlobalAveragePooling2D()(x)
    x = layers.BatchNormalization()(x)
    return layers.multiply([x, gate])


def convolved(x):
    y = layers.Conv2D(8, 3, padding="same")(x)
    return y


inputs = layers.Input((16, 16, 3))
x = residual(layers.Conv2D(8, 3)(inputs))
x = scaled(layers.Conv2D(8, 3)(x))
before = layers.Conv2D(8, 1)(x)
behind = residual(before)
x = layers.add([before, behind])
given = convolved(x)
x = layers.add([given, layers.BatchNormalization()(given)])
model = tf.keras.Model(inputs, layers.Dense(1)(layers.GlobalAveragePooling2D()(x)))
model.compile("sgd", "mse")
model.fit(np.zeros([32, 16, 16, 3]), np.zeros([32, 1]))
