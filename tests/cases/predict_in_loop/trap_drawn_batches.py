"""A few of many batches are drawn, each of many rows."""

import random

import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
batches = [(np.ones([4096, 8]), np.ones([4096, 1])) for _ in range(500)]
errors = []
for x, y in random.sample(batches, 100):
    errors.append(np.abs(model.predict(x) - y).mean())
