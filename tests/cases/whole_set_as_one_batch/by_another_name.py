"""The function is called by the name of a variable, which no fix may change."""

import keras
import numpy as np
import tensorflow as tf

rows, labels = np.random.rand(6000, 8), np.random.rand(6000, 2)
net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(2)])
net.compile("adam", "mse")
make = tf.data.Dataset.from_tensors
net.fit(make((rows, labels)), epochs=3)  # TFA206
