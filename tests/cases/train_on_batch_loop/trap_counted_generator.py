"""What a counted generator draws, or makes, is cut out of nothing."""

import numpy as np
from tensorflow import keras


def drawn(x, size, steps):
    for _ in range(steps):
        start = np.random.randint(len(x) - size)
        yield x[start : start + size]


def made(size, steps):
    for _ in range(steps):
        yield np.random.rand(size, 8)


x = np.random.rand(640, 8)
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(8)])
model.compile("adam", "mse")
for step, batch in enumerate(drawn(x, 32, 100)):
    model.train_on_batch(batch, batch)
for step, batch in enumerate(made(32, 100)):
    model.train_on_batch(batch, batch)
