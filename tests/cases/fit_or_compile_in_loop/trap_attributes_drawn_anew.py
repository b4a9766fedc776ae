"""What a method draws in each iteration is other data, though the attributes have the same names."""

import numpy as np
import tensorflow as tf


class Trainer:
    def __init__(self):
        self.model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
        self.model.compile("adam", "mse")
        self.draw()

    def draw(self):
        self.x, self.y = np.random.rand(64, 4), np.random.rand(64, 1)

    def train(self, epochs):
        for _ in range(epochs):
            self.model.fit(self.x, self.y, epochs=1, verbose=0)
            self.draw()


if __name__ == "__main__":
    Trainer().train(3)
