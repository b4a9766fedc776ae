"""A loss that Keras traces, a grid of numbers, and steps that are counted down."""

import numpy as np
import tensorflow as tf

GRID = np.linspace(0.0, 1.0, 300)


def weighted(y_true, y_pred):
    total = 0.0
    for i in range(64):  # TFA605
        total += tf.reduce_mean(tf.abs(y_true[:, i] - y_pred[:, i])) * (i + 1)
    return total


def decayed(rate):
    def loss(y_true, y_pred):
        total = 0.0
        for i in range(48):  # TFA605
            total += rate**i * tf.reduce_mean(tf.abs(y_true[:, i] - y_pred[:, i]))
        return total

    return loss


@tf.function
def integrated(y):
    for at in GRID:  # TFA605
        y = y + 0.003 * tf.sin(y * at)
    return y


@tf.function
def denoised(x, noise):
    for t in reversed(range(120)):  # TFA605
        x = x - tf.gather(noise, t) * tf.tanh(x)
    return x


for loss in (weighted, decayed(0.9)):
    model = tf.keras.Sequential([tf.keras.Input([64]), tf.keras.layers.Dense(64)])
    model.compile("adam", loss=loss)
    model.fit(tf.zeros([640, 64]), tf.zeros([640, 64]))
print(integrated(tf.ones([4])), denoised(tf.ones([4]), tf.ones([120])))
