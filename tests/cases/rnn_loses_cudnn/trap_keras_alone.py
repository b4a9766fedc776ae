# keras: 2
# tensorflow: 2.3
"""Keras 2.3 had no cuDNN in its LSTM: nothing is lost."""

from keras.layers import LSTM, Dense
from keras.models import Sequential

model = Sequential([LSTM(32, activation="relu", input_shape=(10, 4)), Dense(1)])
