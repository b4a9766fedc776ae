"""A generator of single rows over arrays that are in memory."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((20_000, 32), dtype="float32"), rng.random((20_000, 1), dtype="float32")

train_ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(64)
model = tf.keras.Sequential([
    tf.keras.Input([32]),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(1),
])
model.compile("sgd", "mse")
model.fit(train_ds, epochs=100, verbose=0)
