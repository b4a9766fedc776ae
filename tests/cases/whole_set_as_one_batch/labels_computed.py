"""Labels that are computed of the rows, or drawn, one for each."""

import numpy as np
import tensorflow as tf


def as_dataset(x, y):
    return tf.data.Dataset.from_tensors((x, y))  # TFA206


rng = np.random.default_rng(0)
rows = rng.normal(size=(50_000, 20))
drawn = np.random.normal(0, 1, (50_000, 20))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(as_dataset(rows, rows.sum(axis=1)), epochs=2)
above = (np.sum(drawn, axis=1) > 0).astype("float32")
model.fit(tf.data.Dataset.from_tensors((drawn, above)), epochs=2)  # TFA206
model.fit(tf.data.Dataset.from_tensors((drawn, np.random.randint(0, 2, 50_000))))  # TFA206
model.fit(tf.data.Dataset.from_tensors((rows, rng.integers(0, 2, len(rows)))))  # TFA206
