"""Steps of one sample each, gradients of each sample, and batches of a few."""

import numpy as np
import tensorflow as tf

data = np.load("faces.npz")
faces = tf.data.Dataset.from_tensor_slices((data["x"], data["y"]))
net = tf.keras.Sequential([tf.keras.layers.Dense(32, "relu"), tf.keras.layers.Dense(3)])
optimizer = tf.keras.optimizers.Adam()
for x, y in faces.batch(64):
    for i in range(x.shape[0]):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((net(x[i : i + 1]) - y[i]) ** 2)
        gradients = tape.gradient(loss, net.trainable_variables)
        optimizer.apply_gradients(zip(gradients, net.trainable_variables))
for x, y in faces.batch(64):
    norms = []
    for face in x:
        with tf.GradientTape() as tape:
            out = net(tf.expand_dims(face, 0))
        norms.append(tf.norm(tape.gradient(out, net.trainable_variables)[0]))
for x, y in faces.batch(4):
    with tf.GradientTape() as tape:
        out = tf.concat([net(tf.expand_dims(face, 0)) for face in x], axis=0)
        loss = tf.reduce_mean((out - y) ** 2)
    gradients = tape.gradient(loss, net.trainable_variables)
    optimizer.apply_gradients(zip(gradients, net.trainable_variables))
for face in faces.batch(64).unbatch():
    net(tf.expand_dims(face[0], 0))
place = data["x"][:1]
for i in range(len(data["x"])):
    pair = tf.concat([place, data["x"][i : i + 1]], axis=1)
    place = net(pair)
