"""A convolutional network whose weights and products are of float32."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
images, labels = rng.random((1024, 64, 64, 3)), rng.integers(0, 10, 1024)
model = tf.keras.Sequential([
    tf.keras.Input([64, 64, 3]),
    tf.keras.layers.Conv2D(64, 3, activation="relu"),
    tf.keras.layers.Conv2D(64, 3, strides=2, activation="relu"),
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dense(10),
])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(images, labels, batch_size=64, epochs=500)
