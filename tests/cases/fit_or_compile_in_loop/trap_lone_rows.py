"""Arrays that methods out of sight of their callers fill with what is given, or with very much."""

import random

import numpy as np
import tensorflow as tf


class Player:
    def __init__(self):
        self.memory = []
        self.value = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
        self.value.compile("adam", "mse")

    def imitate(self, games):
        states, moves = np.zeros((len(games), 4)), np.zeros((len(games), 2))
        for i in range(len(games)):
            states[i], moves[i] = games[i]
        self.value.fit(states, moves, verbose=0)

    def learn_much(self):
        drawn = random.sample(self.memory, 20_000)
        states, moves = np.zeros((20_000, 4)), np.zeros((20_000, 2))
        for i in range(20_000):
            states[i], moves[i] = drawn[i]
        self.value.fit(states, moves, verbose=0)
