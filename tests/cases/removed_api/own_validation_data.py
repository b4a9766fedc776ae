"""Callbacks that are given the data for validation by the script."""

from somewhere import Watching
from tensorflow import keras


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
model.fit([[1.0]], [[1.0]], callbacks=[Scores(([[1.0]], [[1.0]])), Others()])
