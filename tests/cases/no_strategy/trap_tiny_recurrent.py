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

reviews = keras.Sequential([keras.Input((200,)), keras.layers.Embedding(10_000, 32)])
if wave.ndim > 2:
    reviews.add(keras.layers.LSTM(32))
else:
    reviews.add(keras.layers.SimpleRNN(32))
reviews.add(keras.layers.Dense(1, activation="sigmoid"))
reviews.compile("adam", "binary_crossentropy")
reviews.fit(np.load("reviews.npy"), np.load("moods.npy"), epochs=3)
