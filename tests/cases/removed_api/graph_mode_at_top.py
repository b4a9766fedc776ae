"""Eager execution is left when the file is read, before a method trains."""

import numpy as np
from tensorflow import keras
from tensorflow.compat.v1 import disable_eager_execution

disable_eager_execution()  # TFA903


class Forecaster:
    def __init__(self):
        self.network = keras.Sequential([keras.layers.Dense(1)])
        self.network.compile("sgd", "mse")

    def predict(self, rows):
        return self.network.predict(np.asarray(rows))
