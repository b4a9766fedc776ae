"""A dataset whose `batch` is thrown away.

measured: process
"""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((1024, 8), dtype="float32"), rng.random((1024, 1), dtype="float32")
dataset = tf.data.Dataset.from_tensor_slices((x, y))
dataset.batch(32)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
loss = model.fit(dataset, epochs=2).history["loss"][-1]
