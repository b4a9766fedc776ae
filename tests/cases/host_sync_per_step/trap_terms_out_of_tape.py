"""Numbers that are no tensors: one is added to the loss, but comes from elsewhere."""

import numpy as np
import tensorflow as tf

from project import images, offset

model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(1e-3)
for step in range(10_000):
    image, target = next(images)
    constant = offset(step)
    with tf.GradientTape() as tape:
        mean = np.mean(image)
        loss = tf.reduce_mean((model(image) - target) ** 2) + constant + mean
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    print("offset: {:.4f}, mean: {:.4f}".format(constant, mean))
