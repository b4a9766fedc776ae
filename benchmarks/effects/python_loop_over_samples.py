"""A loss that takes the samples of a batch one by one."""

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
        loss = tf.reduce_mean(tf.map_fn(lambda row: tf.norm(row - tf.reduce_mean(row)), errors))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for features, target in dataset:
    train_step(features, target)
