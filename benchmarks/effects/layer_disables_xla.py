"""Augmentation as the first layers of a model, which without it is compiled with XLA on a GPU."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

rng = np.random.default_rng(0)
images, labels = rng.random((2048, 64, 64, 3), dtype="float32"), rng.integers(0, 10, 2048)
train_ds = tf.data.Dataset.from_tensor_slices((images, labels)).batch(64)
augmentation = tf.keras.Sequential([
    layers.RandomFlip("horizontal"),
    layers.RandomRotation(0.1),
])
model = tf.keras.Sequential([
    tf.keras.Input([64, 64, 3]),
    augmentation,
    layers.Conv2D(64, 3, padding="same"),
    layers.BatchNormalization(),
    layers.Activation("gelu"),
    layers.MaxPooling2D(),
    layers.Conv2D(128, 3, padding="same"),
    layers.BatchNormalization(),
    layers.Activation("gelu"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(10),
])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, epochs=500)
