"""Bounds that NumPy works out, and weights that are made behind the configuration."""

import numpy as np
import tensorflow as tf

layer = tf.keras.layers.Discretization(num_bins=3)
layer.adapt(np.arange(9.0))
scaled = tf.keras.layers.Normalization(mean=0.5, variance=0.1)
model = tf.keras.Sequential([scaled, tf.keras.layers.Dense(1)])
for gpu in tf.config.list_physical_devices("GPU"):
    tf.config.experimental.set_memory_growth(gpu, True)
model.build((None, 8))
model.compile("sgd", "mse")
model.fit(np.ones([64, 8]), np.ones([64, 1]))
