"""An agent turns what it drew into columns; a critic takes a few steps, thousands of times."""

import random

import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.Input([8]), keras.layers.Dense(4)])
model.compile("adam", "mse")
memory = [(np.zeros(8), 0, 1.0, np.zeros(8)) for _ in range(1000)]


def replay(size):
    chosen = random.sample(memory, size)
    states, actions, rewards, later = zip(*chosen)
    targets = model.predict(np.vstack(states))  # TFA204
    best = model.predict(np.vstack(later)).max(axis=1)  # TFA204
    targets[range(size), actions] = np.array(rewards) + 0.9 * best
    model.train_on_batch(np.vstack(states), targets)


def play(env, size=32):
    while not env.step(0).done:
        replay(size)


generator = keras.Sequential([keras.Input([100]), keras.layers.Dense(784)])
critic = keras.Sequential([keras.Input([784]), keras.layers.Dense(1)])
critic.compile("rmsprop", "mse")
for step in range(4000):
    for _ in range(5):
        fakes = generator.predict(np.random.normal(size=(64, 100)))  # TFA204
        critic.train_on_batch(fakes, np.ones([64, 1]))


play(__import__("game").make())
