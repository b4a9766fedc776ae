"""A model that is saved when the last of all steps is done."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
model.compile("adam", "mse")


def train(max_steps=500):
    steps, episode = 0, 0
    while episode < 100:
        if steps >= max_steps:
            model.save(f"{episode}.keras")
            steps, episode = 0, episode + 1
        model.train_on_batch(np.zeros([32, 4]), np.zeros([32, 2]))
        steps += 1


train()
