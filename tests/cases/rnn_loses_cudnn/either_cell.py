"""Cells of either kind, by an option: each has a layer that uses cuDNN."""

import argparse

import tensorflow as tf
from tensorflow import keras

parser = argparse.ArgumentParser()
parser.add_argument("--kind", default="LSTM")
parser.add_argument("--own", action="store_true")
args = parser.parse_args()


class Encoder(keras.layers.Layer):
    def __init__(self, kind, units, layers):
        super().__init__()
        if kind == "GRU":
            cells = [getattr(keras.layers, "GRUCell")(units) for _ in range(layers)]
        else:
            cells = [getattr(keras.layers, "LSTMCell")(units) for _ in range(layers)]
        self.rnn = keras.layers.RNN(cells, return_sequences=True)  # TFA001

    def call(self, inputs):
        return self.rnn(inputs)


class Plain(keras.layers.Layer):
    def __init__(self, own, units):
        super().__init__()
        if own:
            cell = keras.layers.SimpleRNNCell(units)
        else:
            cell = keras.layers.LSTMCell(units)
        self.rnn = keras.layers.RNN(cell)

    def call(self, inputs):
        return self.rnn(inputs)


model = keras.Sequential([Encoder(args.kind, 64, 2), Plain(args.own, 64), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.zeros([32, 100, 16]), tf.zeros([32, 1]))
