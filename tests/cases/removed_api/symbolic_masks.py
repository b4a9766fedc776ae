"""Keras 3 gives `compute_mask` the symbolic tensor that the layer is called with."""

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Positions(layers.Layer):
    def call(self, inputs):
        return inputs * 2.0

    def compute_mask(self, inputs, mask=None):
        mask = tf.reduce_any(tf.cast(inputs, "bool"), axis=-1)  # TFA903
        return mask


class Frames(layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.dense = layers.Dense(units)

    def call(self, inputs):
        return self.dense(inputs)

    def compute_mask(self, inputs, previous_mask):
        return tf.not_equal(inputs[..., 0], 0.0)  # TFA903


inputs = keras.Input([4, 3])
x = Positions()(inputs)
model = keras.Model(inputs, layers.Dense(1)(x))
other = keras.Sequential([keras.Input([4, 3]), layers.Dense(1)])
outputs = Frames(3)(other.outputs[0])
