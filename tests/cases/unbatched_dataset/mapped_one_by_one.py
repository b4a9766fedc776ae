"""Rows of which a pair of one shape is made, and of each pair a batch of one."""

import numpy as np
import tensorflow as tf

table = np.random.rand(4000, 12).astype("float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(6, "relu"), tf.keras.layers.Dense(12)])
optimizer = tf.keras.optimizers.Adam(1e-3)
mse = tf.keras.losses.MeanSquaredError()


@tf.function
def step(noisy, clean):
    with tf.GradientTape() as tape:
        loss = mse(clean, model(noisy, training=True))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def source():
    return tf.data.Dataset.from_tensor_slices(table).map(lambda row: (row * 0.5, row))


for noisy, clean in source().shuffle(4000).prefetch(tf.data.AUTOTUNE):  # TFA201
    step(noisy[tf.newaxis], clean[tf.newaxis])
