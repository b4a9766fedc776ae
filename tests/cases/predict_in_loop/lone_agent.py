"""An agent whose game is played elsewhere: it is asked in each step, and learns from batches."""

import random
from collections import deque

import numpy as np
import tensorflow as tf


class Player:
    def __init__(self, states, moves):
        self.memory = deque(maxlen=5000)
        self.batch_size = 64
        self.value = self.build(states, moves)
        self.target = self.build(states, moves)

    def build(self, states, moves):
        value = tf.keras.Sequential([tf.keras.Input([states]), tf.keras.layers.Dense(moves)])
        value.compile("adam", "mse")
        return value

    def choose_move(self, state):
        if random.random() < 0.1:
            return 0
        return np.argmax(self.value.predict(state[np.newaxis], verbose=0)[0])  # TFA204

    def learn(self):
        if len(self.memory) < 1000:
            return
        drawn = random.sample(self.memory, min(self.batch_size, len(self.memory)))
        states = np.array([step[0] for step in drawn])
        after = np.array([step[3] for step in drawn])
        wanted = self.value.predict(states, verbose=0)  # TFA204
        later = self.target.predict(after, verbose=0)  # TFA204
        for row, (_, move, reward, _, done) in enumerate(drawn):
            wanted[row][move] = reward if done else reward + 0.9 * later[row].max()
        self.value.train_on_batch(states, wanted)
