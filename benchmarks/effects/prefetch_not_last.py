"""A prefetch in the middle of a pipeline that fit consumes."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((8192, 64), dtype="float32"), rng.random((8192, 1), dtype="float32")
train_ds = tf.data.Dataset.from_tensor_slices((x, y)).prefetch(tf.data.AUTOTUNE).batch(64)
model = tf.keras.Sequential([
    tf.keras.Input([64]),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(1),
])
model.compile("sgd", "mse")
model.fit(train_ds, epochs=500, verbose=0)
