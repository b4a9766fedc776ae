import numpy as np
import tensorflow as tf
from positions import games

model = tf.keras.Sequential([tf.keras.layers.Dense(64, activation="relu"), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
BATCH = 128


def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(tf.stack(x), training=True)))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


source = games()
for step in range(10_000):
    inputs = []
    while True:
        position, last = next(source)
        inputs.append(position)
        if last:
            break
        if len(inputs) == BATCH:
            break
    train_step(inputs)
