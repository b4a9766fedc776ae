"""A forecast by a model that each iteration trains for many epochs before."""

import numpy as np
import tensorflow as tf


class Forecaster:
    def __init__(self, epochs):
        self.epochs = epochs
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
        self.model.compile("adam", "mse")

    def train(self, prices, ahead):
        rows = np.lib.stride_tricks.sliding_window_view(prices, 8)[:-ahead]
        self.model.fit(rows, prices[-len(rows) :], epochs=self.epochs)

    def forecast(self, last):
        return self.model.predict(last.reshape(1, 8))[0, 0]

    def forecast_days(self, prices, days):
        found = []
        for ahead in range(1, days):
            self.train(prices, ahead)
            found.append(self.forecast(prices[-8:] / ahead))
        return found


print(Forecaster(20).forecast_days(np.random.rand(300), 30))
