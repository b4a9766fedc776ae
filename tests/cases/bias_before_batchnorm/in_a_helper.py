"""The normalisation is made in a function that gets what the layer gives."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def normalised(x, act=True):
    x = layers.BatchNormalization(epsilon=1.001e-5)(x)
    return layers.Activation("relu")(x) if act else x


def bottleneck(x, filters):
    y = normalised(layers.Conv2D(filters, 1)(x))  # TFA003
    y = layers.DepthwiseConv2D(3, padding="same")(y)  # TFA003
    y = normalised(y)
    y = normalised(layers.Conv2D(4 * filters, 1, use_bias=True)(y), act=False)  # TFA003
    return layers.ReLU()(layers.add([x, y]))


inputs = layers.Input((16, 16, 16))
outputs = layers.GlobalAveragePooling2D()(bottleneck(bottleneck(inputs, 4), 4))
model = tf.keras.Model(inputs, layers.Dense(1)(outputs))
model.compile("sgd", "mse")
model.fit(np.zeros([32, 16, 16, 16]), np.zeros([32, 1]))
