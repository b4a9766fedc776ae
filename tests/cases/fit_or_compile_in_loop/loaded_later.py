import random
from collections import deque

import numpy as np
from players import Player
from tensorflow import keras


class Learner(Player):
    def __init__(self, states, moves, batch_size):
        super().__init__()
        self.states, self.moves, self.batch_size = states, moves, batch_size
        self.seen = deque(maxlen=2000)
        self.model = self.build()

    def build(self):
        model = keras.Sequential([keras.Input([self.states]), keras.layers.Dense(self.moves)])
        model.compile("adam", "mse")
        return model

    def look_back(self):
        for state, move, reward, following, done in random.sample(self.seen, self.batch_size):
            if not done:
                reward += 0.9 * np.max(self.model.predict(following)[0])
            wanted = self.model.predict(state)
            wanted[0][move] = reward
            self.model.fit(state, wanted, epochs=1, verbose=0)  # TFA703

    def load(self, path):
        self.model = self.build()
        self.model.load_weights(path)
