"""Scaling that only a comment speaks of."""

import tensorflow as tf
from networks import build

tf.keras.mixed_precision.set_global_policy("mixed_float16")
model = build()
optimizer = tf.keras.optimizers.Adam(1e-3)


@tf.function
def train_step(x, y):
    # TODO: unscale the gradients, as with the loss_scale of the paper
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x, training=True) - y) ** 2)
    gradients = tape.gradient(loss, model.trainable_variables)  # TFA503
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def train(dataset):
    for x, y in dataset:
        train_step(x, y)
