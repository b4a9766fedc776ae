"""A loop that reads the loss after every step."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((8192, 64), dtype="float32"), rng.random((8192, 1), dtype="float32")
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(32).repeat()
model = tf.keras.Sequential([
    tf.keras.Input([64]),
    tf.keras.layers.Dense(128, activation="relu"),
    tf.keras.layers.Dense(1),
])
optimizer = tf.keras.optimizers.Adam()
optimizer.build(model.trainable_variables)


@tf.function
def train_step(features, target):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(target - model(features, training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for step, (features, target) in enumerate(dataset):
    loss = train_step(features, target)
    print(step, loss.numpy())
