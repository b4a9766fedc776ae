"""Whole numbers divided by one that is drawn, or cast afterwards; one number alone is no array."""

import numpy as np
import tensorflow as tf

images = np.random.randint(0, 255, (2000, 32, 32, 3), dtype="uint8")
labels = np.random.randint(0, 10, 2000)
shift = np.random.randint(0, 10) / 255.0
scaled = (images / np.float32(255)).astype("float32") + np.float32(shift)
data = tf.data.Dataset.from_tensor_slices((scaled, labels)).batch(32).prefetch(1)
whole = tf.data.Dataset.from_tensor_slices((images, labels)).batch(32).prefetch(1)
model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(data)
model.fit(whole)
