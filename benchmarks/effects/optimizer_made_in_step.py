"""A hand-written loop over a small network, whose step makes its Adam."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
rows = rng.random((4096, 32), dtype="float32")
targets = rows.sum(axis=1, keepdims=True)
dataset = tf.data.Dataset.from_tensor_slices((rows, targets)).batch(32)
model = tf.keras.Sequential([
    tf.keras.Input([32]),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(1),
])

for epoch in range(1000):
    for x, y in dataset:
        optimizer = tf.keras.optimizers.Adam()
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
