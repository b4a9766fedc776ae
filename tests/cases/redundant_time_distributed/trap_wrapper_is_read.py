"""The wrapper tells the estimate which axis is time."""

import keras_spiking
import tensorflow as tf

inputs = tf.keras.Input((28, 28))
outputs = tf.keras.layers.TimeDistributed(tf.keras.layers.ReLU())(inputs)
energy = keras_spiking.ModelEnergy(tf.keras.Model(inputs, outputs))
energy.summary()
