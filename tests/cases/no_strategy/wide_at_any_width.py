# gpus: 4
"""Nothing tells how wide the rows are, but the layers between them are wide."""

import numpy as np
from tensorflow import keras

x, y = np.load("rows.npy"), np.load("labels.npy")
rows = keras.Input((x.shape[1],))
hidden = keras.layers.Dense(2048, activation="relu")(rows)
hidden = keras.layers.Dropout(0.2)(hidden)
hidden = keras.layers.Dense(2048, activation="relu")(hidden)
model = keras.Model(rows, keras.layers.Dense(10, activation="softmax")(hidden))
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x, y, epochs=5)  # TFA401
