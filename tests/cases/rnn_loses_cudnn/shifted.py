"""A decoder's input begins with a zero, which a masking embedding masks."""

import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

source, target = np.ones([32, 10], "int32"), np.ones([32, 12], "int32")
shifted = np.zeros_like(target)
shifted[:, 1:] = target[:, :-1]


def train(units):
    words = keras.Input((10,))
    embedded = layers.Embedding(100, 16, mask_zero=True)(words)
    _, state = layers.GRU(units, return_state=True)(embedded)
    before = keras.Input((None,))
    decoded = layers.Embedding(100, 16, mask_zero=True)(before)
    decoded = layers.GRU(units, return_sequences=True)(decoded, initial_state=state)  # TFA001
    model = keras.Model([words, before], layers.Dense(100)(decoded))
    model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit([source, shifted], target, epochs=2)


def tag(labels):
    given = np.zeros((len(source), 10))
    for row, text in enumerate(source):
        given[row, 2:] = text[2:]
    model = keras.Sequential([
        layers.Embedding(100, 16, mask_zero=True),
        layers.LSTM(8),  # TFA001
        layers.Dense(1),
    ])
    model.compile("adam", "mse")
    model.fit(given, labels)


train(32)
tag(np.zeros(32))
