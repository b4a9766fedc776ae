"""One text, one row of zeros, one drawn vector at a time."""

import numpy as np
from company.texts import load_tokenizer
from tensorflow.keras.models import load_model
from tensorflow.keras.preprocessing.sequence import pad_sequences

model = load_model("words.keras")
tokenizer = load_tokenizer()


def complete(text, count):
    for _ in range(count):
        tokens = tokenizer.texts_to_sequences([text])[0]
        tokens = pad_sequences([tokens], maxlen=20, padding="pre")
        scores = model.predict(tokens, verbose=0)  # TFA204
        text += " " + tokenizer.index_word[scores.argmax()]
    return text


def rate(texts):
    ratings = []
    for text in texts:
        padded = pad_sequences(tokenizer.texts_to_sequences([text]), maxlen=20)
        ratings.append(model.predict(padded))  # TFA204
    return ratings


def spell(sentence, letters, length):
    for _ in range(400):
        x = np.zeros((1, length, len(letters)))
        for position, letter in enumerate(sentence):
            x[0, position, letters.index(letter)] = 1.0
        scores = model.predict(x)  # TFA204
        sentence = sentence[1:] + letters[int(np.argmax(scores))]


def show(pictures):
    for picture in pictures:
        print(model.predict(picture.reshape((1,) + picture.shape)))  # TFA204
        print(model.predict(picture.reshape(1, *picture.shape)))  # TFA204
        print(model.predict(np.random.normal(0, 1, (1, 100))))  # TFA204
