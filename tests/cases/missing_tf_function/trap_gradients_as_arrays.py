"""The gradients of a step go through NumPy, and their circuits are other ones in each step."""

import numpy as np
import tensorflow as tf

angles = tf.Variable(tf.random.normal([4, 3]))
optimizer = tf.keras.optimizers.Adam(0.02)


def gradients_of(circuit):
    parts = tf.constant([angles.numpy()[i, gate] for i, gate in enumerate(circuit)])
    with tf.GradientTape() as tape:
        tape.watch(parts)
        energy = tf.reduce_sum(tf.sin(parts))
    gradient = tape.gradient(energy, parts)
    matrix = np.zeros([4, 3], "float32")
    for i, gate in enumerate(circuit):
        matrix[i, gate] = gradient[i]
    return energy, tf.constant(matrix)


for epoch in range(100):
    energy, gradient = gradients_of(np.random.randint(3, size=4))
    optimizer.apply_gradients([(gradient, angles)])

for epoch in range(100):
    with tf.GradientTape() as tape:
        energy = tf.reduce_sum(tf.cos(angles))
    measured = tape.gradient(energy, angles).numpy()
    noisy = measured + np.random.normal(scale=0.1, size=measured.shape)
    optimizer.apply_gradients([(tf.constant(noisy, tf.float32), angles)])
