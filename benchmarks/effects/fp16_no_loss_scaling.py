"""Four hundred steps of a small regression under mixed_float16.

measured: whole run
"""

import numpy as np
import tensorflow as tf

tf.keras.mixed_precision.set_global_policy("mixed_float16")
rng = np.random.default_rng(0)
x = rng.random((3200, 8), dtype="float32")
y = x.sum(axis=1, keepdims=True)
model = tf.keras.Sequential([
    tf.keras.Input([8]),
    tf.keras.layers.Dense(16, activation="relu"),
    tf.keras.layers.Dense(1, dtype="float32"),
])
optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function
def train_step(features, target):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(features, training=True) - target))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


data = tf.data.Dataset.from_tensor_slices((x, y)).batch(16)
for epoch in range(2):
    for features, target in data:
        train_step(features, target)
