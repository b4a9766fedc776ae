"""Imports from where Keras 3's functions are written, as editors complete them."""

import numpy as np
from keras._tf_keras.keras import layers
from keras._tf_keras.keras.models import Sequential
from keras.src.legacy.preprocessing.text import Tokenizer
from keras.src.utils.sequence_utils import pad_sequences

texts = ["to be", "or not"] * 500
tokenizer = Tokenizer(100)
tokenizer.fit_on_texts(texts)
rows = pad_sequences(tokenizer.texts_to_sequences(texts), maxlen=20)
model = Sequential([layers.Embedding(100, 8, mask_zero=True)])
model.add(layers.LSTM(8))  # TFA001
model.add(layers.Dense(1))
model.compile("adam", "mse")
model.fit(rows, np.zeros(1000))
