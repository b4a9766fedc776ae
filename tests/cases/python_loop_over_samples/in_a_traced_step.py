"""A model is called with one sample at a time, within a graph."""

import numpy as np
import tensorflow as tf

data = np.load("faces.npz")
faces = tf.data.Dataset.from_tensor_slices((data["x"], data["y"])).batch(32).prefetch(1)
net = tf.keras.Sequential([tf.keras.layers.Dense(32, "relu"), tf.keras.layers.Dense(3)])
optimizer = tf.keras.optimizers.Adam()


@tf.function
def copies(x, y):
    with tf.GradientTape() as tape:
        loss = tf.constant(0.0)
        for i in range(32):
            loss += tf.reduce_mean((net(x[i : i + 1], training=True) - y[i]) ** 2)  # TFA205
    optimizer.apply_gradients(
        zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables)
    )


@tf.function
def one_operation(x, y):
    with tf.GradientTape() as tape:
        loss = tf.constant(0.0)
        for i in tf.range(tf.shape(x)[0]):
            loss += tf.reduce_mean((net(x[i][tf.newaxis]) - y[i]) ** 2)  # TFA205
    optimizer.apply_gradients(
        zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables)
    )


for x, y in faces:
    copies(x, y)
    one_operation(x, y)
