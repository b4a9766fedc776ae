"""A convolutional network on a machine with a GPU that the script hides."""

import os

import numpy as np
import tensorflow as tf

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

rng = np.random.default_rng(0)
images, labels = rng.random((512, 64, 64, 3), dtype="float32"), rng.integers(0, 10, 512)
model = tf.keras.Sequential([
    tf.keras.Input([64, 64, 3]),
    tf.keras.layers.Conv2D(64, 3, activation="relu"),
    tf.keras.layers.Conv2D(64, 3, strides=2, activation="relu"),
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dense(10),
])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(images, labels, batch_size=64, epochs=500)
