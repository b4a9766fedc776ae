"""An agent whose game is played elsewhere learns from one small batch in each step."""

import random
from collections import deque

import numpy as np
import tensorflow as tf


class Player:
    def __init__(self, states, moves):
        self.experience = deque(maxlen=5000)
        self.value = tf.keras.Sequential([tf.keras.Input([states]), tf.keras.layers.Dense(moves)])
        self.value.compile("adam", "mse")

    def learn(self, batch_size=64):
        drawn = random.sample(self.experience, batch_size)
        states = np.array([step[0] for step in drawn])
        wanted = np.array([step[1] for step in drawn])
        self.value.fit(states, wanted, epochs=1, verbose=0)  # TFA703
