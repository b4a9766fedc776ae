"""Weights of samples in a list, as an old workaround has them."""

import numpy as np
from tensorflow import keras


class Rows(keras.utils.PyDataset):
    def __init__(self, x, y, **kwargs):
        super().__init__(**kwargs)
        self.x, self.y = x, y

    def __len__(self):
        return len(self.x)

    def __getitem__(self, index):
        return self.x[index], self.y[index], [None]  # TFA903


def weighted(x, y, weights):
    for rows in zip(x, y, weights):
        yield rows[0], rows[1], [rows[2]]  # TFA903


model = keras.Sequential([keras.Input([2]), keras.layers.Dense(1)])
model.compile("sgd", "mse")
x, y = np.zeros([8, 32, 2]), np.zeros([8, 32, 1])
model.fit(Rows(x, y))
model.fit(weighted(x, y, np.ones([8, 32])))
