import random

import numpy as np
from tensorflow import keras


class Player:
    def __init__(self, board):
        self.model = None
        self.board = board
        self.memory = []
        if not board:
            raise ValueError("no board")
        else:
            self.model = keras.Sequential([keras.Input([16]), keras.layers.Dense(4)])
            self.model.compile("adam", "mse")

    def replay(self):
        for state, action, reward, following in random.sample(self.memory, 32):
            target = self.model.predict(state)
            target[0][action] = reward + np.amax(self.model.predict(following)[0])
            self.model.fit(state, target, epochs=1, verbose=0)  # TFA703
