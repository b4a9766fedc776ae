"""An agent whose game is played elsewhere fits arrays that it fills with what it draws."""

import random
from collections import deque

import numpy as np
import tensorflow as tf


class Player:
    def __init__(self, states, moves):
        self.states, self.moves = states, moves
        self.memory = deque(maxlen=5000)
        self.value = tf.keras.Sequential([tf.keras.Input([states]), tf.keras.layers.Dense(moves)])
        self.value.compile("adam", "mse")

    def learn(self, batch_size=64):
        drawn = random.sample(self.memory, batch_size)
        states = np.zeros((batch_size, self.states))
        wanted = np.zeros((batch_size, self.moves))
        for i in range(batch_size):
            states[i], wanted[i] = drawn[i]
        self.value.fit(states, wanted, batch_size=batch_size, epochs=1, verbose=0)  # TFA703
