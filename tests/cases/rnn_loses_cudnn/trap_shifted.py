"""A start token in the first column, a zero that nothing masks, and arrays filled out of sight."""

import numpy as np
from helpers import fill
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.preprocessing.sequence import pad_sequences

source, target = np.ones([32, 10], "int32"), np.ones([32, 12], "int32")
left = pad_sequences([[1, 2, 3], [4, 5]] * 16, maxlen=10)
start = np.zeros_like(target)
start[:, 1:] = target[:, :-1]
start[:, 0] = 1
shifted = np.zeros_like(target)
shifted[:, 1:] = target[:, :-1]
filled = np.zeros_like(target)
filled[:, 1:] = target[:, :-1]
fill(filled)
each = np.zeros([32, 12])
for row in range(32):
    for column, word in enumerate(target[row]):
        each[row, column] = word
whole = np.zeros([32, 12])
whole[:] = target
view = np.zeros([32, 12])
view[:, 1:] = target[:, :-1]
first = view[:, 0]
first[:] = 1


def model(masks_words, masks_before):
    words, before = keras.Input((10,)), keras.Input((None,))
    embedded = layers.Embedding(100, 16, mask_zero=masks_words)(words)
    _, state = layers.GRU(32, return_state=True)(embedded)
    decoded = layers.Embedding(100, 16, mask_zero=masks_before)(before)
    decoded = layers.GRU(32, return_sequences=True)(decoded, initial_state=state)
    net = keras.Model([words, before], layers.Dense(100)(decoded))
    net.compile("adam", "mse")
    return net


masked = model(True, True)
for given in (start, filled, each, whole, view):
    masked.fit([source, given], target)
model(False, True).fit([left, start], target)
model(True, False).fit([source, shifted], target)
