"""What drops unless a caller says otherwise, and a rate of nothing."""

from tensorflow.keras import layers, models


def build_tagger(words, tags, dropout=0.3, recurrent_dropout=0.2):
    model = models.Sequential()
    model.add(layers.Input([40]))
    model.add(layers.Embedding(words, 64))
    lstm = layers.LSTM(64, return_sequences=True, dropout=dropout, recurrent_dropout=recurrent_dropout)  # TFA001
    model.add(layers.Bidirectional(lstm))
    model.add(layers.Dense(tags, activation="softmax"))
    return model


def build_plain(words, tags, rate=0.0, other=None):
    model = models.Sequential()
    model.add(layers.Input([40]))
    model.add(layers.Embedding(words, 64))
    model.add(layers.LSTM(64, return_sequences=True, recurrent_dropout=rate))
    model.add(layers.LSTM(64, recurrent_dropout=other))
    model.add(layers.Dense(tags, activation="softmax"))
    return model
