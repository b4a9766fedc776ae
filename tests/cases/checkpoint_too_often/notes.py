"""All losses so far are written after every step."""

import json
import pickle

import numpy as np
import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(32)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam()
losses = []


@tf.function
def step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


for epoch in range(3):
    for number, (some, labels) in enumerate(dataset):
        losses.append(step(some, labels))
        np.save("/tmp/losses.npy", losses)  # noqa: S108 # TFA803
        with open("/tmp/losses.pickle", "wb") as file:  # noqa: PTH123, S108
            pickle.dump(losses, file)  # TFA803
        if number % 200 == 0:
            np.save("/tmp/some.npy", losses)  # noqa: S108
    with open("/tmp/losses.json", "w") as file:  # noqa: PTH123, S108
        json.dump([float(loss) for loss in losses], file)
