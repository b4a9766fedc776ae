# gpus: 4
"""A recurrent network of some thousand weights, and an embedding of few words."""

import numpy as np
from tensorflow import keras

wave = np.load("wave.npy")
forecast = keras.Sequential([
    keras.layers.Bidirectional(keras.layers.LSTM(16, return_sequences=True), input_shape=(30, 1)),
    keras.layers.GlobalAveragePooling1D(),
    keras.layers.Dense(1),
])
forecast.compile("adam", "mse")
forecast.fit(wave[:-1], wave[1:], epochs=20)

moods = keras.Sequential()
moods.add(keras.layers.Embedding(200, 8, input_length=10))
moods.add(keras.layers.Flatten())
moods.add(keras.layers.Dense(1, activation="sigmoid"))
moods.compile("adam", "binary_crossentropy")
moods.fit(np.load("words.npy"), np.load("moods.npy"), epochs=20)
