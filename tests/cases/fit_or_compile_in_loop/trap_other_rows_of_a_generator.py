"""Other rows in each epoch: the rows of a bootstrap, or the first of an order."""

import numpy as np
from tensorflow import keras

from project import Sampler

rng, sampler = np.random.default_rng(0), Sampler()
x, y = rng.normal(size=(10_000, 20)), rng.integers(0, 2, 10_000)
model = keras.Sequential([keras.Input((20,)), keras.layers.Dense(1, "sigmoid")])
model.compile("adam", "binary_crossentropy")
for epoch in range(20):
    rows = rng.choice(len(x), len(x))
    model.fit(x[rows], y[rows], epochs=1)
for epoch in range(20):
    first = rng.permutation(len(x))[:5000]
    model.fit(x[first], y[first], epochs=1)
for epoch in range(20):
    hardest = sampler.permutation(len(x))  # whatever that is
    model.fit(x[hardest], y[hardest], epochs=1)
