"""Slow, but a graph could not run what the function does with its tensors: no fix."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
steps = tf.Variable(0)


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y) * np.exp(-y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    steps.assign_add(1)
    if int(steps) % 10 == 0:
        print(loss)


tf.config.run_functions_eagerly(True)  # TFA506
for x, y in tf.data.Dataset.from_tensor_slices((tf.ones([640, 8]), tf.ones([640, 1]))).batch(32):
    step(x, y)
