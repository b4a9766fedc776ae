"""Arrays of NumPy, a handful of rows, and rows that go their own way."""

import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("values.keras")


def of_arrays(following, rewards, batch_size=64):
    values = model(following).numpy()
    targets = np.zeros(batch_size)
    for i in range(batch_size):
        targets[i] = rewards[i] + 0.9 * np.max(values[i])
    return targets


def of_a_few(players, rewards):
    values = model(players)
    for i in range(4):
        rewards[i] += values[i]
    return rewards


def until(states, rewards, batch_size=64):
    values = model(states)
    for i in range(batch_size):
        if rewards[i] > 1:
            break
        rewards[i] += values[i]
    return rewards


def shown(images, axes, batch_size=16):
    masks = model(images)
    for i in range(batch_size):
        axes[i].imshow(masks[i])
