import numpy as np
from tensorflow import keras

x = np.zeros((20_000, 4))
model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(1)])
model.compile("adam", "mse")
save = keras.callbacks.ModelCheckpoint("model.keras", save_freq=50)
model.fit(x, x[:, :1], callbacks=[save])
