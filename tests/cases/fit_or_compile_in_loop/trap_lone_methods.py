"""Methods out of sight of their callers that train for long, on much, or on what is given."""

import random

import numpy as np
import tensorflow as tf


class Player:
    def __init__(self):
        self.memory = []
        self.value = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
        self.value.compile("adam", "mse")

    def learn_after_game(self):
        drawn = random.sample(self.memory, 256)
        states, targets = np.array([s for s, _ in drawn]), np.array([t for _, t in drawn])
        self.value.fit(states, targets, epochs=20, verbose=0)

    def learn_much(self):
        drawn = random.sample(self.memory, 20_000)
        states, targets = np.array([s for s, _ in drawn]), np.array([t for _, t in drawn])
        self.value.fit(states, targets, verbose=0)

    def learn_from(self, states, targets):
        self.value.fit(states, targets, verbose=0)

    def learn_some(self, count):
        drawn = random.sample(self.memory, count)
        states, targets = np.array([s for s, _ in drawn]), np.array([t for _, t in drawn])
        self.value.fit(states, targets, verbose=0)
