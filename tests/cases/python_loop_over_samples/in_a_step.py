"""Steps that put the samples of their batch through the model one by one."""

import numpy as np
import tensorflow as tf

data = np.load("faces.npz")
faces = tf.data.Dataset.from_tensor_slices((data["x"], data["y"])).batch(64)
net = tf.keras.Sequential([tf.keras.layers.Dense(32, "relu"), tf.keras.layers.Dense(3)])
optimizer = tf.keras.optimizers.Adam()
for x, y in faces:
    with tf.GradientTape() as tape:
        out = tf.concat([net(tf.expand_dims(face, 0)) for face in x], axis=0)  # TFA205
        loss = tf.reduce_mean((out - y) ** 2)
    gradients = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(gradients, net.trainable_variables))
for x, y in faces:
    with tf.GradientTape() as tape:
        losses = []
        for i in range(x.shape[0]):
            losses.append(tf.abs(net(x[i : i + 1]) - y[i]))  # TFA205
        loss = tf.reduce_mean(losses)
    gradients = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(gradients, net.trainable_variables))
