"""A class that asks TensorFlow for a name knows its versions."""

import tensorflow as tf


class Fitter:
    def __init__(self, rate):
        self.rate = rate
        self.old = hasattr(tf.keras.optimizers, "get_legacy")
        if not hasattr(tf, "Session"):
            raise RuntimeError("this needs TensorFlow 1")

    def fit(self, network, data):
        network.compile(tf.keras.optimizers.SGD(lr=self.rate), "mse")
        network.fit(data)


Fitter(0.1).fit(tf.keras.Sequential([tf.keras.layers.Dense(1)]), None)
