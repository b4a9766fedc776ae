"""Callbacks that are given the data for validation by the script."""

import numpy as np
from somewhere import Watching
from tensorflow import keras

DATA = np.zeros([8, 1])


class Scores(keras.callbacks.Callback):
    def __init__(self, validation_data):
        super().__init__()
        self.validation_data = validation_data

    def on_epoch_end(self, epoch, logs=None):
        print(self.model.evaluate(self.validation_data[0], self.validation_data[1]))


class Others(Watching, keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(self.validation_data[0])


model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(DATA, DATA, callbacks=[Scores((DATA, DATA)), Others()])
