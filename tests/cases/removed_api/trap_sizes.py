"""Sizes that Keras 3 takes, as far as one can see."""

import numpy as np
import tensorflow as tf

images = np.load("images.npy")
width = 64

inputs = tf.keras.Input(shape=(784,))
others = tf.keras.Input(images.shape[1:])
third = tf.keras.Input(shape=[width * 2])
hidden = tf.keras.layers.Dense(width // 2)(inputs)
hidden = tf.keras.layers.Dense(int(width / 2))(hidden)
hidden = tf.keras.layers.Dropout(1 / 2)(hidden)
last = tf.keras.layers.Dense(round(width * 0.5))(hidden)


def build(shape, filters, ratio):
    given = tf.keras.Input(shape)
    return tf.keras.layers.Conv2D(filters * ratio, 3)(given)


class Schedule:
    def _decayed_lr(self, kind):
        return 0.1


print(Schedule()._decayed_lr(tf.float32))


class Slow(tf.keras.optimizers.Optimizer):
    def update_step(self, gradient, variable, learning_rate):
        variable.assign_sub(self._decayed_lr(variable.dtype) * gradient)
