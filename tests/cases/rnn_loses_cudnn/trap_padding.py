"""Padding on the right, sequences without a mask, and layers without cuDNN."""

import numpy as np
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.preprocessing.sequence import pad_sequences

texts, labels = [[1, 2, 3], [4, 5]] * 16, np.zeros(32)
left, right = pad_sequences(texts, 10), pad_sequences(texts, maxlen=10, padding="post")


def model(**options):
    net = keras.Sequential([
        layers.Embedding(100, 16, **options),
        layers.LSTM(32),
        layers.Dense(1),
    ])
    net.compile("adam", "mse")
    return net


masked = keras.Sequential([layers.Embedding(100, 16, mask_zero=True), layers.LSTM(32)])
masked.compile("adam", "mse")
masked.fit(right, labels)
plain = keras.Sequential([layers.Embedding(100, 16), layers.LSTM(32)])
plain.compile("adam", "mse")
plain.fit(left, labels)
slow = keras.Sequential([
    layers.Embedding(100, 16, mask_zero=True),
    layers.LSTM(32, use_cudnn=False),
])
slow.compile("adam", "mse")
slow.fit(left, labels)
folded = keras.Sequential([
    layers.Embedding(100, 16, mask_zero=True),
    layers.Conv1D(8, 3),
    layers.LSTM(32),
])
folded.compile("adam", "mse")
folded.fit(left, labels)
model(mask_zero=False).fit(left, labels)
runs = [np.ones([n, 4]) for n in range(3, 35)]
other = keras.Sequential([layers.Masking(mask_value=-1.0), layers.LSTM(32)])
other.compile("adam", "mse")
other.fit(pad_sequences(runs, dtype="float32"), labels)
behind = keras.Sequential([layers.Masking(), layers.LSTM(32)])
behind.compile("adam", "mse")
behind.fit(pad_sequences(runs, dtype="float32", padding="post"), labels)
turned = keras.Sequential([layers.Embedding(100, 16, mask_zero=True), layers.LSTM(32)])
turned.compile("adam", "mse")
turned.fit(left[:, ::-1], labels)
turned.fit(np.fliplr(left), labels)
