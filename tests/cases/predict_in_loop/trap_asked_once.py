"""An agent that has learnt is asked for one action; another one learns from what is given here."""

import random

import numpy as np
from tensorflow import keras


class Adviser:
    def __init__(self):
        self.memory = []
        self.model = keras.Sequential([keras.Input([7]), keras.layers.Dense(7)])
        self.model.compile("adam", "mse")

    def load(self, name):
        self.model.load_weights(name)

    def get_action(self, state):
        return np.argmax(self.model.predict(np.array([state]))[0])

    def learn(self):
        states, values = zip(*random.sample(self.memory, 64))
        self.model.train_on_batch(np.array(states), np.array(values))


adviser = Adviser()
adviser.load("adviser.weights.h5")
print(adviser.get_action([8, -1, 5, 6, 10, 2, 3]))
