"""A table that is turned over is of the same type."""

import numpy as np
import tensorflow as tf

table = np.zeros([64, 100_000])
rows = np.expand_dims(table.T, 1)
data = tf.data.Dataset.from_tensor_slices((rows, np.zeros([100_000], "int32"))).batch(64)  # TFA507
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(data)
