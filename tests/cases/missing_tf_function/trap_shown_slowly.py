"""A demonstration that waits after each step, so that one can watch."""

import time

import tensorflow as tf

position = tf.Variable([1.0, 2.0])
optimizer = tf.keras.optimizers.SGD(0.1)
for _ in range(100):
    with tf.GradientTape() as tape:
        distance = tf.reduce_sum(tf.square(position))
    optimizer.apply_gradients([(tape.gradient(distance, position), position)])
    print(position.numpy())
    time.sleep(0.001)
