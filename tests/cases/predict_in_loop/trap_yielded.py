"""A generator gives the same array again and again; a few batches are looked at."""

import numpy as np
from tensorflow import keras

generator = keras.Sequential([keras.Input([100]), keras.layers.Dense(784)])
model = keras.Sequential([keras.Input([784]), keras.layers.Dense(1)])


def same(steps):
    noise = np.random.normal(size=(1, 100))
    for step in range(steps):
        yield step, noise


for step, noise in same(1000):
    print(step, generator.predict(noise).mean())

for step in range(40):
    for _ in range(5):  # few altogether
        print(generator.predict(np.random.normal(size=(1, 100))))
