"""An agent that learns once, from games that were played before, and is then asked once."""

import random

import numpy as np
from tensorflow import keras


class Pupil:
    def __init__(self, memory):
        self.memory = memory
        self.model = keras.Sequential([keras.Input([7]), keras.layers.Dense(7)])
        self.model.compile("adam", "mse")

    def get_action(self, state):
        return np.argmax(self.model.predict(np.array([state]))[0])

    def learn(self):
        states, values = zip(*random.sample(self.memory, 6400))
        self.model.fit(np.array(states), np.array(values), epochs=10)


pupil = Pupil([(np.zeros(7), np.zeros(7)) for _ in range(10_000)])
pupil.learn()
print(pupil.get_action([8, -1, 5, 6, 10, 2, 3]))
