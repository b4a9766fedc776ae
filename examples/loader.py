"""Sums of digits in an image strip, with a loader class of one's own."""

import math

import numpy as np
from tensorflow import keras


class Strips(keras.utils.PyDataset):
    def __init__(self, count, batch_size, **kwargs):
        super().__init__(**kwargs)
        rng = np.random.default_rng(2)
        self.bits = rng.integers(0, 2, (count, 16))
        self.batch_size = batch_size

    def __len__(self):
        return math.ceil(len(self.bits) / self.batch_size)

    def __getitem__(self, index):
        rows = self.bits[index * self.batch_size : (index + 1) * self.batch_size]
        strips = rows.repeat(4, axis=1).astype("float32")
        return strips, rows.sum(axis=1, keepdims=True).astype("float32")


train = Strips(6_000, batch_size=16)
model = keras.Sequential(
    [
        keras.Input((64,)),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dense(1),
    ]
)
model.compile(optimizer="adam", loss="mse")
model.fit(train, epochs=2, verbose=2)
