"""Each step's batch is made of what the model did before, though a part of it is cut."""

import numpy as np
import tensorflow as tf

a, b = tf.keras.Input((8,)), tf.keras.Input((1,))
joined = tf.keras.layers.Concatenate()([a, b])
model = tf.keras.Model([a, b], tf.keras.layers.Dense(1)(joined))
model.compile("adam", "mse")

state = np.zeros([32, 8], "float32")
for step in range(100):
    answers = model([state, np.ones([32, 1])]).numpy()
    state = np.concatenate([state[:, 1:], answers], axis=1)
    model.train_on_batch([state, answers], answers)
