"""A handful of sentences."""

import numpy as np
from tensorflow import keras
from tensorflow.keras.preprocessing.sequence import pad_sequences
from tensorflow.keras.preprocessing.text import Tokenizer

texts = ["good", "very good", "bad", "very bad"]
tokenizer = Tokenizer(num_words=1000)
tokenizer.fit_on_texts(texts)
x_train = pad_sequences(tokenizer.texts_to_sequences(texts), maxlen=15)
y_train = np.array([1, 1, 0, 0])

model = keras.Sequential([keras.layers.Embedding(1000, 8), keras.layers.Flatten()])
model.add(keras.layers.Dense(1, activation="sigmoid"))
model.compile("adam", "binary_crossentropy")
model.fit(x_train, y_train, epochs=2000, batch_size=len(x_train))
