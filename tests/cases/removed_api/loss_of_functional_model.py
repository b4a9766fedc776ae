"""Keras 3 has no `add_loss` for functional models."""

import keras
from keras import layers

image = keras.Input([32])
mean = layers.Dense(4)(image)
network = keras.Model(image, layers.Dense(32)(mean))
network.add_loss(keras.ops.mean(keras.ops.square(mean)))  # TFA903
network.compile("adam", "mse")
