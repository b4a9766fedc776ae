"""Tensors, nothing, and arguments by name; calls of what is no layer, or calls itself."""

import tensorflow as tf


class Cell(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.dense = tf.keras.layers.Dense(units)
        self.drop = tf.keras.layers.Dropout(0.2)

    def call(self, inputs, state=None, training=False):
        return self.drop(self.dense(inputs), training=training)


class Steps(tf.keras.layers.Layer):
    def __call__(self, inputs, count):
        return inputs * count


class Noise(tf.Module):
    def __call__(self, inputs, training):
        return inputs + tf.random.normal([3]) if training else inputs


def encode(inputs, training):
    return Cell(8)(inputs, training=training)


cell = Cell(8)
data = tf.zeros([4, 3])
cell(data, None)
cell(data, data, training=True)
tf.keras.layers.LSTM(4)(tf.zeros([4, 3, 2]), None)
Steps()(data, 3)
Noise()(data, True)
encode(data, True)
tf.keras.losses.MeanSquaredError()(data, 0.0)
tf.keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)(3)
model = tf.keras.Sequential([tf.keras.Input([3]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")


def attend(settings, inputs, heads):
    return tf.keras.layers.MultiHeadAttention(heads, settings[0])(inputs, inputs)


def block(settings, inputs, heads, width):
    return tf.keras.layers.Dense(width)(attend(settings, inputs, heads))


def never():
    return block(data, 8, 64)  # Python raises: `width` is missing


if data.shape[0] > 4:
    never()
