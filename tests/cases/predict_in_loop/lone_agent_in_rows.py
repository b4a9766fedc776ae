"""An agent whose game is played elsewhere writes what it draws into arrays, row by row."""

import random
from collections import deque

import numpy as np
import tensorflow as tf


class Player:
    def __init__(self, states, moves):
        self.states = states
        self.memory = deque(maxlen=5000)
        self.batch_size = 32
        self.value = self.build(moves)
        self.target = self.build(moves)

    def build(self, moves):
        value = tf.keras.Sequential([tf.keras.Input([self.states]), tf.keras.layers.Dense(moves)])
        value.compile("adam", "mse")
        return value

    def learn(self):
        drawn = random.sample(self.memory, self.batch_size)
        before = np.zeros((self.batch_size, self.states))
        after = np.zeros((self.batch_size, self.states))
        moves, rewards = [], []
        for i in range(self.batch_size):
            before[i] = drawn[i][0]
            moves.append(drawn[i][1])
            rewards.append(drawn[i][2])
            after[i] = drawn[i][3]
        wanted = self.value.predict(before)  # TFA204
        later = self.target.predict(after, verbose=0)  # TFA204
        for i in range(self.batch_size):
            wanted[i][moves[i]] = rewards[i] + 0.9 * np.amax(later[i])
        self.value.train_on_batch(before, wanted)
