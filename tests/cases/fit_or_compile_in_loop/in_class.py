import keras
import numpy as np


class Experiment:
    def __init__(self):
        self.model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])

    def run(self, rounds):
        x, y = np.zeros([64, 8]), np.zeros([64, 1])
        for _ in range(rounds):
            self.model.compile("adam", "mse")  # TFA703
            self.model.fit(x, y, verbose=0)  # TFA703


Experiment().run(10)
