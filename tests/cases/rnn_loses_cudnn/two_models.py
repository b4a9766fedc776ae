from tensorflow.keras.layers import LSTM, Dense, Input
from tensorflow.keras.models import Model

past = Input((10, 3))
state = LSTM(8, activation="relu", return_sequences=True)(past)  # TFA001
state = LSTM(8, activation="relu")(state)  # TFA001
encoder = Model(past, Dense(3)(state))
encoder.compile("adam", "mse")

short = Input((9, 3))
state = LSTM(16, activation="relu", return_sequences=True)(short)  # TFA001
state = LSTM(8, activation="relu")(state)  # TFA001
forecaster = Model(short, Dense(3)(state))
forecaster.compile("adam", "mse")
