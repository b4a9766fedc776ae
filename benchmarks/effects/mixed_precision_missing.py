"""A wide convolutional network over images."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

rng = np.random.default_rng(0)
images, labels = rng.random((1024, 64, 64, 3), dtype="float32"), rng.integers(0, 10, 1024)
model = tf.keras.Sequential([
    tf.keras.Input([64, 64, 3]),
    layers.Conv2D(256, 3, padding="same", activation="relu"),
    layers.Conv2D(256, 3, padding="same", activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(512, 3, padding="same", activation="relu"),
    layers.Conv2D(512, 3, padding="same", activation="relu"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(10),
])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(images, labels, batch_size=128, epochs=500)
