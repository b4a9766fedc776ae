"""What is asked out of a list of functions, and what a few steps gather."""

import numpy as np
import tensorflow as tf

x = np.random.rand(10000, 5)
scalers = [lambda rows, by=by: rows * by for by in range(5)]
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(scalers[1](x), x[:, :1])
models = [model, lambda rows: rows[:, :1]]
kept = np.zeros((0, 1))
for step in range(3):
    kept = np.concatenate([kept, models[0](x[:32])])
