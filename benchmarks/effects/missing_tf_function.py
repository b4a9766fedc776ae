"""A hand-written loop over a small convolutional network."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
images = rng.random((4096, 16, 16, 1), dtype="float32")
labels = rng.integers(0, 10, 4096)
dataset = tf.data.Dataset.from_tensor_slices((images, labels)).batch(32)
model = tf.keras.Sequential([
    tf.keras.Input([16, 16, 1]),
    tf.keras.layers.Conv2D(8, 3, activation="relu"),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(10),
])
optimizer = tf.keras.optimizers.Adam()
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for epoch in range(1000):
    for x, y in dataset:
        train_step(x, y)
