import numpy as np
from tensorflow import keras

x = np.zeros((20_000, 512))
model = keras.Sequential([keras.layers.Dense(2048), keras.layers.Dense(2048), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, x[:, :1])
