"""Five epochs with the metrics of every batch in TensorBoard.

measured: process
"""

import tempfile

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((12_800, 32), dtype="float32"), rng.random((12_800, 1), dtype="float32")
model = tf.keras.Sequential([
    tf.keras.Input([32]),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(1),
])
model.compile("sgd", "mse")
board = tf.keras.callbacks.TensorBoard(tempfile.mkdtemp(), update_freq="batch")
loss = model.fit(x, y, epochs=5, callbacks=[board], verbose=0).history["loss"][-1]
