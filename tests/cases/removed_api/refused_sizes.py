"""Keras 2 made whole numbers of floats, and a tuple of a number; Keras 3 refuses both."""

import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Dense, Layer

images = np.load("images.npy")
width = 64

inputs = tf.keras.Input(shape=(784))  # TFA903
others = tf.keras.Input((width * 2))  # TFA903
more = tf.keras.layers.Input(images.shape[1])  # TFA903
hidden = Dense(width / 2, activation="relu")(inputs)  # TFA903
hidden = Dense(units=(width / 2))(hidden)  # TFA903


class Bottleneck(Layer):
    def __init__(self, filters=256, ratio=0.5):
        super().__init__()
        self.inner = Conv2D(filters=filters * ratio, kernel_size=1)  # TFA903
        self.outer = Conv2D(filters / 4, 3)  # TFA903
        self.convolved = tf.keras.layers.Conv2DTranspose(filters // 4, 3)

    def call(self, x):
        return self.outer(self.inner(x))


def build(filters):
    return tf.keras.Sequential([Bottleneck(filters), Bottleneck(filters)])


class Rate(tf.keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(float(self.model.optimizer._decayed_lr(tf.float32)))  # TFA903
