from tensorflow.keras.layers import LSTM, Dense
from tensorflow.keras.models import Sequential


def build_model():
    model = Sequential()
    model.add(LSTM(50, activation="relu", return_sequences=True, input_shape=(10, 1)))  # TFA001
    model.add(LSTM(50, activation="relu"))
    model.add(Dense(1))
    return model


model = build_model()
