"""Masked sequences of an encoder that are padded on the left, those of its decoder on the right."""

import numpy as np
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.preprocessing.sequence import pad_sequences

texts, answers = [[1, 2, 3], [4, 5]] * 16, [[1, 6, 7, 2], [1, 8, 2]] * 16
questions = pad_sequences(texts, maxlen=10)
replies = pad_sequences(answers, maxlen=11, padding="post")
words = keras.Input((10,))
embedded = layers.Embedding(100, 16, mask_zero=True)(words)
_, h, c = layers.LSTM(32, return_state=True)(embedded)  # TFA001
before = keras.Input((10,))
decoded = layers.Embedding(100, 16, mask_zero=True)(before)
decoded, _, _ = layers.LSTM(32, return_sequences=True, return_state=True)(
    decoded, initial_state=[h, c]
)
model = keras.Model([words, before], layers.Dense(100, activation="softmax")(decoded))
model.compile("adam", "sparse_categorical_crossentropy")
model.fit([questions, replies[:, :-1]], np.expand_dims(replies[:, 1:], -1), epochs=2)
