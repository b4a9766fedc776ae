# gpus: 4
"""A language model: its last layers have more weights than are few."""

import numpy as np
from tensorflow import keras

tokens = np.load("tokens.npy")
model = keras.Sequential([
    keras.layers.Embedding(10_000, 128),
    keras.layers.LSTM(256),
    keras.layers.Dense(10_000, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(tokens[:, :-1], tokens[:, -1], epochs=5)  # TFA401
