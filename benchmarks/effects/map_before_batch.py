"""Images of bytes that are scaled one by one, for a small dense network."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
images = rng.integers(0, 256, (20_000, 28, 28), dtype=np.uint8)
labels = rng.integers(0, 10, 20_000)


def scale(image, label):
    return tf.cast(image, tf.float32) / 255.0, label


train_ds = tf.data.Dataset.from_tensor_slices((images, labels)).map(scale).batch(128)
model = tf.keras.Sequential([
    tf.keras.Input([28, 28]),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(10),
])
model.compile("sgd", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(train_ds, epochs=100, verbose=0)
