"""The loss decides whether the loop goes on: each step has to know it."""

import numpy as np
import tensorflow as tf

weights = tf.Variable(tf.random.normal([8]))
optimizer = tf.keras.optimizers.Adam(0.01)


@tf.function
def evaluate():
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(weights**2)
    return loss, tape.gradient(loss, weights)


history, still, before = [], 0, 0.0
for step in range(5000):
    loss, gradient = evaluate()
    if np.abs(loss - before) < 1e-7:
        still += 1
        if still >= 100:
            break
    history.append(loss.numpy())
    before = loss
    optimizer.apply_gradients([(gradient, weights)])

while True:
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum((weights - 1) ** 2)
    optimizer.apply_gradients([(tape.gradient(loss, weights), weights)])
    history.append(float(loss))
    if loss < 1e-6:
        break
