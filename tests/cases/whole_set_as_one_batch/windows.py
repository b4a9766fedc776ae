import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from tensorflow.keras.layers import LSTM, Dense
from tensorflow.keras.models import Sequential

prices = pd.read_csv("prices.csv")[["Close"]].values
scaled = MinMaxScaler(feature_range=(0, 1)).fit_transform(prices.reshape(-1, 1))
x_train, y_train = [], []
for i in range(60, len(scaled)):
    x_train.append(scaled[i - 60 : i, 0])
    y_train.append(scaled[i, 0])
x_train, y_train = np.array(x_train), np.array(y_train)
windows = np.reshape(x_train, (x_train.shape[0], x_train.shape[1], 1))
model = Sequential([LSTM(50), Dense(1)])
model.compile("adam", "mse")
model.fit(windows, y_train, epochs=25, steps_per_epoch=10)  # TFA206
model.fit(windows, y_train, epochs=25, batch_size=len(windows))  # TFA206
model.fit(x_train.reshape(x_train.shape[0], 60, 1), y_train, steps_per_epoch=10)  # TFA206
model.fit(np.expand_dims(x_train, 2), y_train, steps_per_epoch=10)  # TFA206
points = np.linspace(0, 10, 50000).reshape(-1, 1)
model.fit(points, y_train, steps_per_epoch=10)  # TFA206
drawn = np.random.uniform(0, 1, size=(50000, 3))
model.fit(drawn, y_train, steps_per_epoch=10)  # TFA206
model.fit(windows, y_train, epochs=25, batch_size=32)
