"""What rules cuDNN out stands in a table of settings, or in a partial."""

from functools import partial

import tensorflow as tf
from tensorflow.keras.layers import GRU, LSTM, Dense

SETTINGS = {"dropout": 0.1, "recurrent_dropout": 0.2}
relu_gru = partial(GRU, activation="relu")

model = tf.keras.Sequential([
    LSTM(32, return_sequences=True, **SETTINGS),  # TFA001
    relu_gru(16),  # TFA001
    Dense(1),
])
model.compile("adam", "mse")
model.fit(tf.zeros([32, 10, 4]), tf.zeros([32, 1]))
