"""Steps of a game that a loop takes by their number, and rows that are something else."""

import random

import numpy as np
from keras.layers import Dense
from keras.models import Sequential

steps = []
policy = Sequential([Dense(24, activation="relu", input_shape=(4,)), Dense(2)])
policy.compile("adam", "mse")


def replay(size):
    batch = random.sample(steps, size)
    values = np.zeros((size, 2))
    for i in range(len(batch)):
        values[i] = policy.predict(batch[i][0])  # TFA204
        reward = batch[i][2]
        if not batch[i][4]:
            reward += 0.9 * np.max(policy.predict(batch[i][3]))  # TFA204
        values[i, batch[i][1]] = reward
    return values


def compare(pairs):
    few = random.sample(pairs, 20)
    for i in range(len(few)):
        print(policy.predict(few[i][0]).mean(), few[i][1])
