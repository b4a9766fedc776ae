import random

import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.Input([8]), keras.layers.Dense(4)])
model.compile("adam", "mse")
memory = [(np.zeros(8), np.zeros(4)) for _ in range(1000)]

for step in range(1000):
    states, targets = zip(*random.sample(memory, 32))
    model.fit(np.vstack(states), np.vstack(targets), epochs=1, verbose=0)  # TFA703
