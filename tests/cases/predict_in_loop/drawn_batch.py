import random

import numpy as np
from tensorflow import keras

from game import Snake

model = keras.Sequential([keras.Input([16]), keras.layers.Dense(4)])
model.compile("adam", "mse")
memory = []


def learn(count):
    drawn = random.sample(memory, count)
    states = np.array([state for state, _, _ in drawn])
    values = model.predict(states)  # TFA204
    for row, (_, action, reward) in enumerate(drawn):
        values[row, action] = reward
    model.fit(states, values, verbose=0)


env = Snake()
state = env.reset()
for step in range(10_000):
    following, reward = env.step(0)
    memory.append((state, 0, reward))
    state = following
    if len(memory) > 1000 and step % 4 == 0:
        learn(32)
    if step % 500 == 0:
        shown = random.sample(memory, 8)
        print(model.predict(np.array([state for state, _, _ in shown])))
