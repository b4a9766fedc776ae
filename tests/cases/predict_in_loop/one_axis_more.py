import random
from collections import deque

import numpy as np
from tensorflow import keras


class Agent:
    def __init__(self, shape, actions):
        self.memory = deque(maxlen=5000)
        self.model = keras.Sequential([keras.Input(shape), keras.layers.Dense(actions)])
        self.model.compile("adam", "mse")

    def train(self):
        drawn = random.sample(self.memory, 32)
        states = np.array([one[0] for one in drawn])
        self.model.train_on_batch(states, np.array([one[1] for one in drawn]))

    def get_qs(self, state):
        return self.model.predict(np.array(state).reshape(-1, *state.shape) / 255)[0]  # TFA204


def measure_latency(model, rows, calls=100):
    for i in range(calls):
        model.predict(rows[i : i + 1], verbose=0)


measure_latency(Agent([8], 2).model, np.zeros([100, 8]))
