"""Masked sequences that `pad_sequences` pads on the left."""

import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.preprocessing.sequence import pad_sequences

texts, labels = [[1, 2, 3], [4, 5]] * 16, np.zeros(32)
x = pad_sequences(texts, maxlen=10)
model = keras.Sequential([
    layers.Embedding(100, 16, mask_zero=True),
    layers.Dropout(0.2),
    layers.Bidirectional(layers.LSTM(32)),  # TFA001
    layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy")
model.fit(x, labels, epochs=3)


def functional(sequences):
    padded = pad_sequences(sequences, maxlen=20, padding="pre")
    train, test, train_labels, test_labels = train_test_split(padded, labels)
    inputs = keras.Input((20,))
    hidden = layers.Embedding(100, 16, mask_zero=True)(inputs)
    hidden = layers.GRU(32, return_sequences=True)(hidden)  # TFA001
    hidden = layers.GRU(32)(hidden)
    network = keras.Model(inputs, layers.Dense(1)(hidden))
    network.compile("adam", "mse")
    network.fit(train, train_labels, validation_data=(test, test_labels))


class Tagger:
    def __init__(self):
        self.net = keras.Sequential()
        self.net.add(layers.Embedding(100, 16, mask_zero=True))
        self.net.add(layers.LSTM(8))  # TFA001
        self.net.compile("adam", "mse")

    def train(self, sequences):
        self.net.fit(pad_sequences(sequences), np.zeros(32))


functional(texts)
Tagger().train(texts)
