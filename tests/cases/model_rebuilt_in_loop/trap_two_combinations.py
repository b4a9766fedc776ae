import itertools

import keras
import numpy as np

x, y = np.zeros([64, 4]), np.zeros([64, 1])
for units, rate in itertools.product([32, 64], [0.1]):
    model = keras.Sequential([keras.Input([4]), keras.layers.Dense(units)])
    model.compile(keras.optimizers.Adam(rate), "mse")
    model.fit(x, y)
