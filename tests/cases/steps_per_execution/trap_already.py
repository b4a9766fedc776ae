import numpy as np
from tensorflow import keras

x = np.zeros((20_000, 4))
model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(1)])
model.compile("adam", "mse", steps_per_execution=50)
model.fit(x, x[:, :1])
