"""An agent's module that tries once what a game, in another module, asks in each step."""

import random
from collections import deque

import numpy as np
from tensorflow import keras


class Dealer:
    def __init__(self):
        self.memory = deque(maxlen=5000)
        self.model = keras.Sequential([keras.Input([7]), keras.layers.Dense(7)])
        self.model.compile("adam", "mse")

    def get_action(self, state, step):
        if random.random() < 1 / step:
            return random.randrange(7)
        return np.argmax(self.model.predict(np.array([state]))[0])  # TFA204

    def learn(self):
        states, values = zip(*random.sample(self.memory, 64))
        self.model.train_on_batch(np.array(states), np.array(values))


if __name__ == "__main__":
    dealer = Dealer()
    print(dealer.get_action([8, -1, 5, 6, 10, 2, 3], 1))
