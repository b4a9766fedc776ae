#!/usr/bin/env python
# coding: utf-8

# # Reading a dial
# How far a needle has turned, from a picture of the dial.

# In[1]:


import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

tf.keras.utils.set_random_seed(0)


# In[2]:


def dials(count, size=20):
    angle = np.random.default_rng(0).uniform(0, 2 * np.pi, count)
    axis = np.linspace(-1, 1, size)
    x, y = np.meshgrid(axis, axis)
    along = x * np.cos(angle)[:, None, None] + y * np.sin(angle)[:, None, None]
    across = x * np.sin(angle)[:, None, None] - y * np.cos(angle)[:, None, None]
    needle = (np.abs(across) < 0.12) & (along > 0)
    target = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return needle.astype("float32"), target.astype("float32")


images, targets = dials(5000)
images.shape


# In[3]:


model = tf.keras.Sequential(
    [
        layers.Input((20, 20)),
        layers.Flatten(),
        layers.Dense(64, activation="relu"),
        layers.Dense(2),
    ]
)
model.compile("adam", "mse")


# In[4]:


history = model.fit(images, targets, epochs=2, validation_split=0.1, verbose=2)
