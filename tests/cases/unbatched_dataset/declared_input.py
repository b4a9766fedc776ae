"""Sequences for a model that says the shape of one: without a batch they lack an axis."""

import numpy as np
import tensorflow as tf

x, y = np.ones((64, 8, 20), "float32"), np.ones((64, 1), "float32")
model = tf.keras.Sequential([
    tf.keras.Input([8, 20]),
    tf.keras.layers.LSTM(4),
    tf.keras.layers.Dense(1),
])
model.compile("sgd", "mse")
model.fit(tf.data.Dataset.from_tensor_slices((x, y)))  # TFA201
