"""Which way the script takes is another question than what the callback does on it."""

import argparse

import numpy as np
import tensorflow as tf


class KeepBest(tf.keras.callbacks.Callback):
    def __init__(self, model, other=None):
        super().__init__()
        self.model = model  # TFA903
        self.best = np.inf
        if other is not None:
            self.other = other

    def on_epoch_end(self, epoch, logs=None):
        self.best = min(self.best, logs["loss"])


class Optional(tf.keras.callbacks.Callback):
    def __init__(self, model=None):
        super().__init__()
        if model is not None:
            self.model = model


def train(epochs):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    x, y = np.zeros([64, 2]), np.zeros([64])
    model.fit(x, y, epochs=epochs, callbacks=[KeepBest(model), Optional()])


parser = argparse.ArgumentParser()
parser.add_argument("--long", action="store_true")
if parser.parse_args().long:
    train(100)
else:
    train(2)
