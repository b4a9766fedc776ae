"""Losses of a whole data set, that are averaged by hand."""

import numpy as np
import tensorflow as tf


class Compressor:
    def __init__(self, width=32):
        at = tf.keras.Input([width])
        self.net = tf.keras.Model(at, tf.keras.layers.Dense(width)(tf.keras.layers.Dense(4)(at)))
        self.net.compile("adam", "mse", metrics=["mae"])

    def train(self, rows, held_out, epochs=20, size=64):
        train_ds = tf.data.Dataset.from_tensor_slices(rows).shuffle(len(rows)).batch(size)
        test_ds = tf.data.Dataset.from_tensor_slices(held_out).batch(size)
        for _ in range(epochs):
            for batch in train_ds:
                self.net.train_on_batch(batch, batch)
            print(self.validate(test_ds))

    def validate(self, test_ds):
        total = 0.0
        for step, batch in enumerate(test_ds):
            loss, _ = self.net.evaluate(batch, batch, verbose=0)  # TFA204
            total += loss
        return total / (step + 1)


Compressor().train(np.load("rows.npy"), np.load("held_out.npy"))
