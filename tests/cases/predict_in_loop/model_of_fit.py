"""A wrapper's own `fit` makes the model and calls the one of Keras; another method forecasts."""

import keras
import numpy as np


class Regressor:
    def fit(self, series, lag=7):
        self.lag, self.series = lag, np.array(series)
        rows = np.lib.stride_tricks.sliding_window_view(self.series[:-1], lag)
        self.net = keras.Sequential([keras.layers.Dense(8, "relu"), keras.layers.Dense(1)])
        self.net.compile("adam", "mse")
        self.net.fit(rows, self.series[lag:])

    def ahead(self, days):
        for day in range(days):
            window = self.series[-self.lag :].reshape((1, self.lag))
            step = self.net.predict(window)  # TFA204
            self.series = np.concatenate((self.series, step[0]))
