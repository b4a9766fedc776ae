"""Memories that give thousands of rows, or are asked once, or now and then."""

import numpy as np
from storage import ReplayBuffer
from tensorflow import keras

memory = ReplayBuffer(100_000)
model = keras.Sequential([keras.Input([4]), keras.layers.Dense(2)])

for step in range(100_000):
    memory.play(step)
    if step % 1000 == 0:
        states, _ = memory.sample(64)
        print(model.predict(np.array(states)).mean())

for _ in range(50):
    states, _ = memory.sample_batch(20_000)
    print(model.predict(np.array(states)).mean())

states, _ = memory.sample(64)
print(model.predict(np.array(states)).mean())
