"""Ten epochs of 100 steps; the step is defined anew in each epoch.

measured: whole run
"""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
x, y = rng.random((3200, 32), dtype="float32"), rng.random((3200, 1), dtype="float32")
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
model = tf.keras.Sequential([
    tf.keras.Input([32]),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(1),
])
optimizer = tf.keras.optimizers.Adam()
optimizer.build(model.trainable_variables)

for epoch in range(10):

    @tf.function
    def train_step(features, target):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(model(features, training=True) - target))
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
        return loss

    for features, target in dataset:
        train_step(features, target)
