"""What is gone may only be handed on: no call, and no import of it."""

import tensorflow as tf
from tensorflow import keras

dataset = tf.data.Dataset.range(64).batch(8)
dataset = dataset.prefetch(tf.contrib.data.AUTOTUNE)  # TFA903
inputs = keras.Input([8, 4])
hidden = keras.layers.GRU(4, kernel_initializer=keras.initializers.normal)(inputs)  # TFA903
outputs = keras.layers.Dense(1, kernel_regularizer=keras.regularizers.l2)(hidden)
model = keras.Model(inputs, outputs)
