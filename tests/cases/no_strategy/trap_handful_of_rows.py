# gpus: 4
"""Two switches of one lamp: four rows, which no second GPU computes sooner."""

import numpy as np
from tensorflow import keras

switches = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float32)
lamp = np.array([[0], [1], [1], [0]], dtype=np.float32)

model = keras.Sequential()
model.add(keras.layers.Dense(4, activation="relu"))
model.add(keras.layers.Dense(1, activation="sigmoid"))
model.compile(optimizer="sgd", loss="binary_crossentropy")
model.fit(switches, lamp, epochs=500, verbose=0)
