"""What an agent draws from its memory is a batch, however long the list of it is."""

import random

import numpy as np
import tensorflow as tf


class Agent:
    def __init__(self, batch_size=64):
        self.memory = []
        self.batch_size = batch_size
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
        self.model.compile("adam", "mse")

    def remember(self, state, value):
        self.memory.append((state, value))

    def replay(self):
        states, values = [], []
        batch = random.sample(self.memory, min(len(self.memory), self.batch_size))
        for state, value in batch:
            states.append(state)
            values.append(value)
        self.model.fit(np.array(states), np.array(values), batch_size=len(states), verbose=0)


agent = Agent()
for episode in range(200):
    agent.remember(np.zeros(4), np.zeros(2))
agent.replay()
