"""A dataset in batches, and one without."""

import numpy as np
import tensorflow as tf

batch_size = 32
x = np.random.rand(2_048, 8).astype("float32")
y = x.sum(axis=1, keepdims=True)

model = tf.keras.Sequential([tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")

batched = tf.data.Dataset.from_tensor_slices((x, y)).batch(batch_size)
model.fit(batched, epochs=2, verbose=2)

single = tf.data.Dataset.from_tensor_slices((x, y))
model.fit(single, epochs=1, verbose=2)
