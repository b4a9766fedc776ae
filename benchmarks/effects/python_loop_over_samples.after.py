"""A loss that takes all samples of a batch at once."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((8192, 32), dtype="float32"), rng.random((8192, 8), dtype="float32")
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(64).repeat()
model = tf.keras.Sequential([
    tf.keras.Input([32]),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(8),
])
optimizer = tf.keras.optimizers.Adam()
optimizer.build(model.trainable_variables)


@tf.function
def train_step(features, target):
    with tf.GradientTape() as tape:
        errors = target - model(features, training=True)
        loss = tf.reduce_mean(tf.norm(errors - tf.reduce_mean(errors, 1, True), axis=1))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for features, target in dataset:
    train_step(features, target)
