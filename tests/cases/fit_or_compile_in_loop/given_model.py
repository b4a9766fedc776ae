"""Models that functions and objects get from code out of sight, as annotations say."""

import numpy as np
import tensorflow as tf
from tensorflow import keras


def train(model: keras.Model, x: np.ndarray, y: np.ndarray, epochs: int = 10) -> None:
    for epoch in range(epochs):
        model.fit(x, y, epochs=1)  # TFA703
        model.save_weights(f"{epoch}.weights.h5")


class Trainer:
    def __init__(self, model: "tf.keras.Model"):
        self.model = model

    def run(self, x, y):
        for _ in range(10):
            self.model.compile("adam", "mse")  # TFA703
            self.model.fit(x, y, epochs=5)
