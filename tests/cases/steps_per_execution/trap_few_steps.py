import numpy as np
from tensorflow import keras

x = np.zeros((2000, 4))
model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, x[:, :1], batch_size=128)
