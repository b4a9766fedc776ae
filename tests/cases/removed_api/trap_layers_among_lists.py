"""Lists of layers under other names, lists of layers alone, and classes that are none of Keras."""

import tensorflow as tf
from tensorflow.keras.layers import Dense


class Alone(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self._layers = [Dense(8), Dense(1)]
        self.blocks = [[Dense(8), Dense(8)], [Dense(1)]]

    def call(self, x):
        return self._layers[1](self._layers[0](x))


class Plain:
    def __init__(self):
        self._layers = [Dense(8), [Dense(1)]]

    def __call__(self, x):
        return self._layers[1][0](self._layers[0](x))


model = Alone()
model.compile("adam", "mse")
model.fit(tf.zeros([64, 8]), Plain()(tf.zeros([64, 8])))
