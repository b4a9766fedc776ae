"""A new iterator over a shuffle buffer of 10,000 rows in every step."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x = rng.random((10_000, 32), dtype="float32")
train_ds = tf.data.Dataset.from_tensor_slices(x).shuffle(10_000).batch(64)
model = tf.keras.Sequential([
    tf.keras.Input([32]),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(1),
])
optimizer = tf.keras.optimizers.SGD()
optimizer.build(model.trainable_variables)


@tf.function
def train_step(rows):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(rows, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for step in range(100_000):
    rows = next(iter(train_ds))
    train_step(rows)
