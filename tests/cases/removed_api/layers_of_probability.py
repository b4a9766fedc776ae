"""A layer of TensorFlow Probability on tensors of Keras 3."""

import tensorflow as tf
import tensorflow_probability as tfp

inputs = tf.keras.Input((13,))
hidden = tf.keras.layers.Dense(32, activation="relu")(inputs)
outputs = tfp.layers.DenseFlipout(1)(hidden)  # TFA903
model = tf.keras.Model(inputs, outputs)
model.compile("adam", "mse")
