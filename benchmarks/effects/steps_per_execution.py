"""Many short steps of a small model."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((25_600, 8), dtype="float32"), rng.random((25_600, 1), dtype="float32")
model = tf.keras.Sequential([
    tf.keras.Input([8]),
    tf.keras.layers.Dense(16, activation="relu"),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(x, y, batch_size=32, epochs=500)
