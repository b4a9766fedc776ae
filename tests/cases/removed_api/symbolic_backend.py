"""Functions of `tf.keras.backend` are TensorFlow's."""

import tensorflow as tf
from tensorflow.keras import backend

first, second = tf.keras.Input([8]), tf.keras.Input([8])
shared = tf.keras.layers.Dense(4)
distance = backend.abs(shared(first) - shared(second))  # TFA903
model = tf.keras.Model([first, second], tf.keras.layers.Dense(1)(distance))
