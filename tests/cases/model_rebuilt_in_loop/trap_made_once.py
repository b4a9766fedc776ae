"""The network is made in the first round only, and once more where it has gone wrong."""

import tensorflow as tf


class Regressor:
    def __init__(self, width):
        self.network = tf.keras.Sequential([tf.keras.layers.Dense(width), tf.keras.layers.Dense(1)])
        self.network.compile("adam", "mse")

    def learn(self, x, y):
        return self.network.fit(x, y, epochs=5)


def rounds(batches):
    regressor = None
    for x, y in batches:
        if regressor is None:
            regressor = Regressor(8)
        elif regressor.network.count_params() == 0:
            regressor = Regressor(16)
        regressor.learn(x, y)
