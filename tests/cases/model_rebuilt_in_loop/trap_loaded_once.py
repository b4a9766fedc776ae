"""One model that is loaded for all, and two that are compared."""

import numpy as np
from tensorflow import keras

network = keras.models.load_model("best.keras")
for part in range(5):
    print(network.predict(np.load(f"{part}.npy")).shape)
for name in ("first", "second"):
    print(keras.models.load_model(f"{name}.keras").evaluate(np.load("x.npy"), np.load("y.npy")))
