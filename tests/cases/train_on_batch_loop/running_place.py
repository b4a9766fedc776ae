"""Slices by a place that moves on, in a list of inputs."""

import math

import numpy as np
import tensorflow as tf

features = np.zeros([640, 8], "float32")
lengths = np.zeros([640, 1], "float32")
targets = np.zeros([640, 1], "float32")

a, b = tf.keras.Input((8,)), tf.keras.Input((1,))
joined = tf.keras.layers.Concatenate()([a, b])
model = tf.keras.Model([a, b], tf.keras.layers.Dense(1)(joined))
model.compile("adam", "mse")

for epoch in range(2):
    done = 0
    for step in range(math.ceil(len(features) / 32)):
        batch = features[done : 32 + done]
        size = len(batch)
        wanted = targets[done : size + done]
        sizes = np.ones([size, 1])
        model.train_on_batch([batch, sizes], wanted)  # TFA706
        done += size
