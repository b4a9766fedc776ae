"""Few rows with labels computed of them, and what a generator of TensorFlow draws by a shape."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
rows = rng.normal(size=(500, 20))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.data.Dataset.from_tensors((rows, rows.sum(axis=1))), epochs=2)
model.fit(tf.data.Dataset.from_tensors((rows, np.random.randint(0, 2, 500))), epochs=2)
noise = tf.random.Generator.from_seed(1)
model.fit(tf.data.Dataset.from_tensors((noise.uniform([500, 20], 0, 10), rows.mean(1))), epochs=2)
