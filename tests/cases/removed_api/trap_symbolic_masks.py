"""Masks of layers that get values, hand on what they get, or ask layers of Keras."""

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers, ops


class Passes(layers.Layer):
    def call(self, inputs):
        return inputs * 2.0

    def compute_mask(self, inputs, mask=None):
        return mask


class Asks(layers.Layer):
    def __init__(self):
        super().__init__()
        self.embedding = layers.Embedding(8, 4, mask_zero=True)

    def call(self, inputs):
        return self.embedding(inputs)

    def compute_mask(self, *args, **kwargs):
        return self.embedding.compute_mask(*args, **kwargs)


class Portable(layers.Layer):
    def call(self, inputs):
        return inputs * 2.0

    def compute_mask(self, inputs, mask=None):
        return ops.any(ops.cast(inputs, "bool"), axis=-1)


class Eager(layers.Layer):
    def call(self, inputs):
        return inputs * 2.0

    def compute_mask(self, inputs, mask=None):
        return tf.reduce_any(tf.cast(inputs, "bool"), axis=-1)


inputs = keras.Input([4, 3])
x = Portable()(Passes()(inputs))
y = Asks()(keras.Input([4]))
model = keras.Model(inputs, layers.Dense(1)(x))
print(Eager()(tf.ones([2, 4, 3])))
