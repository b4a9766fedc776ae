"""An agent whose methods hand on to one another what they choose from, and what they draw."""

import random
from collections import deque

import numpy as np
from tensorflow import keras


class Agent:
    def __init__(self, actions, states):
        self.actions = actions
        self.memory = deque(maxlen=2000)
        self.model = keras.Sequential([keras.Input([states]), keras.layers.Dense(len(actions))])
        self.model.compile("adam", "mse")

    def step(self, state, action, reward, following):
        self.memory.append((state, action, reward, following))
        if len(self.memory) > 64:
            drawn = random.sample(self.memory, 64)
            self.learn(drawn)

    def learn(self, drawn):
        states = np.array([one[0] for one in drawn])
        targets = self.model.predict(states)  # TFA204
        self.model.train_on_batch(states, targets)

    def choose_action(self, state):
        if np.random.rand() < 0.1:
            return random.choice(self.actions)
        return self.best(state)

    def best(self, state):
        return self.actions[int(np.argmax(self.model.predict(state)[0]))]  # TFA204
