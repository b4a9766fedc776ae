from tensorflow.keras.layers import LSTM, Bidirectional, Dense, Input
from tensorflow.keras.models import Model, Sequential


def encoder():
    past = Input((10, 3))
    state = LSTM(8, activation="relu", return_sequences=True)(past)  # TFA001
    state = LSTM(8, activation="relu", recurrent_dropout=0.2)(state)  # TFA001
    return Model(past, Dense(3)(state))


def forecaster():
    short = Input((9, 3))
    state = LSTM(16, activation="relu", return_sequences=True)(short)  # TFA001
    state = LSTM(8, activation="relu")(state)
    return Model(short, Dense(3)(state))


listed = Sequential([
    LSTM(8, activation="relu", return_sequences=True),  # TFA001
    LSTM(8, activation="relu"),
])
added = Sequential()
added.add(Bidirectional(LSTM(8, activation="relu", return_sequences=True)))  # TFA001
added.add(LSTM(8, activation="relu"))
for model in (encoder(), forecaster(), listed, added):
    model.compile("adam", "mse")
