"""A small model trained a little, which takes a GPU's memory or what it needs of it.

measured: GPU memory
"""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((2048, 32), dtype="float32"), rng.random((2048, 1), dtype="float32")
model = tf.keras.Sequential([
    tf.keras.layers.Dense(256, activation="relu"),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
loss = model.fit(x, y, verbose=0).history["loss"][-1]
