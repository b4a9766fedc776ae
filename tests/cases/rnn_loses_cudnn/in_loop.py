from tensorflow.keras.layers import LSTM, Dense, Input
from tensorflow.keras.models import Model

for units in (8, 16):
    past = Input((10, 3))
    state = LSTM(units, activation="relu", return_sequences=True)(past)  # TFA001
    state = LSTM(units, activation="relu")(state)
    model = Model(past, Dense(3)(state))
    model.compile("adam", "mse")
