"""A training step that is given the number of the step as a Python number."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((8192, 32), dtype="float32"), rng.random((8192, 1), dtype="float32")
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(32).repeat()
model = tf.keras.Sequential([
    tf.keras.Input([32]),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(1),
])
optimizer = tf.keras.optimizers.SGD()
optimizer.build(model.trainable_variables)


@tf.function
def train_step(features, target, step):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(features, training=True) - target))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss * (1.0 + tf.cast(step, tf.float32) / 1000)


for step, (features, target) in enumerate(dataset):
    train_step(features, target, step)
