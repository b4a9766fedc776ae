"""A recurrent layer over a hundred steps, on a GPU."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((2048, 100, 64), dtype="float32"), rng.random((2048, 1), dtype="float32")
model = tf.keras.Sequential([
    tf.keras.Input([100, 64]),
    tf.keras.layers.LSTM(256, recurrent_dropout=0.2),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(x, y, batch_size=64, epochs=500)
