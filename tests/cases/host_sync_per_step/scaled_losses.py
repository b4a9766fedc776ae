"""Several losses of a function out of sight, one of them scaled for float16."""

import tensorflow as tf
from losses import Sharpness
from pictures import Pairs, Restorer

tf.keras.mixed_precision.set_global_policy("mixed_float16")
model, pairs, sharpness = Restorer(), Pairs("train.txt"), Sharpness()
optimizer = tf.keras.mixed_precision.LossScaleOptimizer(tf.keras.optimizers.Adam())


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        total, edges, colours = sharpness.call(y, model(x, training=True))
        scaled = optimizer.scale_loss(total)
    gradients = tape.gradient(scaled, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return total, edges, colours


for epoch in range(20):
    mean = colour = 0.0
    for x, y in pairs:
        total, edges, colours = step(x, y)
        mean += float(total.numpy())  # TFA701
        colour += float(colours)  # TFA701
