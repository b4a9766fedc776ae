"""Each step of a game that a memory gives is predicted by itself, into a row of the targets."""

import random
from collections import deque

import numpy as np
from tensorflow import keras


class Learner:
    def __init__(self, size, moves):
        self.seen = deque(maxlen=5000)
        self.net = keras.Sequential([keras.Input([size]), keras.layers.Dense(moves)])
        self.net.compile("adam", "mse")

    def learn(self, count):
        chosen = random.sample(self.seen, count)
        wanted = np.zeros((count, 4))
        for row, (before, move, gain, after, over) in enumerate(chosen):
            wanted[row] = self.net.predict(before, verbose=0)[0]  # TFA204
            later = 0.0 if over else self.net.predict(after).max()  # TFA204
            wanted[row, move] = gain + 0.9 * later
        self.net.train_on_batch(np.vstack([step[0] for step in chosen]), wanted)
