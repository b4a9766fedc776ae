"""Measurements of several lengths, padded on the left, of which `Masking` makes a mask."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras.preprocessing.sequence import pad_sequences

runs, labels = [np.ones([n, 4]) for n in range(3, 12)], np.zeros(9)
x = pad_sequences(runs, maxlen=12, dtype="float32")
model = tf.keras.Sequential([
    layers.Masking(input_shape=(12, 4)),
    layers.LSTM(16),  # TFA001
    layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(x, labels)

negative = pad_sequences(runs, dtype="float32", value=-1.0)
frames = layers.Input((None, 4))
masked = layers.Masking(mask_value=-1.0)(frames)
state = layers.Bidirectional(layers.GRU(16))(layers.Dropout(0.1)(masked))  # TFA001
functional = tf.keras.Model(frames, layers.Dense(1)(state))
functional.compile("adam", "mse")
functional.fit(negative, labels)
