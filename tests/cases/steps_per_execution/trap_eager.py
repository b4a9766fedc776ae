import numpy as np
from tensorflow import keras

x = np.zeros((20_000, 4))
model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(1)])
model.compile("adam", "mse", run_eagerly=True)
model.fit(x, x[:, :1])
