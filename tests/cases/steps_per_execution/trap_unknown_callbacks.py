import numpy as np
from callbacks_of_ours import standard_callbacks
from tensorflow import keras

x = np.zeros((20_000, 4))
model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(x, x[:, :1], callbacks=standard_callbacks())
