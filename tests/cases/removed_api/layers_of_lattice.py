"""A layer of TensorFlow Lattice on tensors of Keras 3."""

import tensorflow as tf
import tensorflow_lattice as tfl

inputs = tf.keras.Input((1,))
calibrated = tfl.layers.PWLCalibration([0.0, 1.0, 2.0])(inputs)  # TFA903
outputs = tf.keras.layers.Dense(1)(calibrated)
model = tf.keras.Model(inputs, outputs)
model.compile("adam", "mse")
