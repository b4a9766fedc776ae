"""Tags for every one of 100 steps of a sequence."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

rng = np.random.default_rng(0)
x = rng.random((2048, 100, 16), dtype="float32")
tags = rng.integers(0, 4, (2048, 100, 1))

model = tf.keras.Sequential([
    tf.keras.Input([100, 16]),
    layers.LSTM(32, return_sequences=True),
    layers.TimeDistributed(layers.Dense(4, activation="softmax")),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x, tags, batch_size=32, epochs=200, verbose=0)
