"""Layers that a list holds, called in a functional model: what they give is symbolic."""

import tensorflow as tf
from tensorflow.keras import layers

blocks = [layers.Dense(8, activation="relu") for _ in range(3)]
inputs = layers.Input((8,))
x = inputs
for index in range(3):
    x = blocks[index](x)
total = tf.reduce_sum(blocks[0](inputs), axis=-1)  # TFA903
model = tf.keras.Model(inputs, [x, total])
