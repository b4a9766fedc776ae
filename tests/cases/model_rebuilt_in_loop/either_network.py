"""An object with a model of its own is made anew in each round, by one call or the other."""

import tensorflow as tf


class Regressor:
    def __init__(self, width, rate=0.001):
        self.network = tf.keras.Sequential([tf.keras.layers.Dense(width), tf.keras.layers.Dense(1)])
        self.network.compile(tf.keras.optimizers.Adam(rate), "mse")

    def learn(self, x, y):
        return self.network.fit(x, y, epochs=5)


def search(x, y):
    for width in [4, 8, 16, 32]:
        if width > 8:
            candidate = Regressor(width, 0.01)  # TFA704
        else:
            candidate = Regressor(width)
        print(width, candidate.learn(x, y).history)
