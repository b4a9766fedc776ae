"""Several texts at a time."""

import numpy as np
from company.texts import load_tokenizer
from tensorflow.keras.models import load_model
from tensorflow.keras.preprocessing.sequence import pad_sequences

model = load_model("words.keras")
tokenizer = load_tokenizer()


def rate(chapters):
    ratings = []
    for texts in chapters:
        padded = pad_sequences(tokenizer.texts_to_sequences(texts), maxlen=20)
        ratings.append(model.predict(padded))
        ratings.append(model.predict(pad_sequences([texts[0], texts[1]])))
        ratings.append(model.predict(np.zeros((len(texts), 20))))
    return ratings
