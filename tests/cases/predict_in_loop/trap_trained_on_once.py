"""A look once in a while, at all the samples, a part of which the steps train on."""

import numpy as np
import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")


def train(x, y):
    for step in range(1000):
        rows = np.random.randint(len(x), size=64)
        model.train_on_batch(x[rows], y[rows])
        if step % 100 == 0:
            print(np.mean(model.predict(x)))
