"""Arrays that are cut into batches by hand."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((8192, 32), dtype="float32"), rng.random((8192, 1), dtype="float32")
model = tf.keras.Sequential([
    tf.keras.Input([32]),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(32).prefetch(tf.data.AUTOTUNE)
model.fit(dataset, epochs=500, verbose=0)
