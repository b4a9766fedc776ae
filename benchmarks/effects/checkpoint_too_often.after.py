"""Two epochs of 200 batches; the model is saved after each epoch.

measured: process
"""

import tempfile

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((6400, 256), dtype="float32"), rng.random((6400, 1), dtype="float32")
model = tf.keras.Sequential([
    tf.keras.Input([256]),
    tf.keras.layers.Dense(512, activation="relu"),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
path = tempfile.mkdtemp() + "/model.keras"
keep = tf.keras.callbacks.ModelCheckpoint(path, save_freq="epoch")
loss = model.fit(x, y, epochs=2, callbacks=[keep], verbose=0).history["loss"][-1]
