"""A series of Python's floats, in windows; what the model forecasts from goes through it once."""

import csv

import numpy as np
import tensorflow as tf

values = []
with open("station.csv") as file:
    for row in csv.reader(file):
        values.append(float(row[2]))
series = np.array(values)
series = (series - series.mean()) / np.std(series)


def windowed(series, size, batch_size):
    series = tf.expand_dims(series, axis=-1)
    data = tf.data.Dataset.from_tensor_slices(series)  # TFA507
    data = data.window(size + 1, shift=1, drop_remainder=True)
    data = data.flat_map(lambda window: window.batch(size + 1)).shuffle(10_000)
    return data.map(lambda window: (window[:-1], window[-1])).batch(batch_size).prefetch(1)


def forecast(model, series, size):
    data = tf.data.Dataset.from_tensor_slices(series).window(size, shift=1, drop_remainder=True)
    return model.predict(data.flat_map(lambda window: window.batch(size)).batch(32))


model = tf.keras.Sequential([tf.keras.layers.LSTM(60), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(windowed(series, 60, 100), epochs=500)
print(forecast(model, series[-100:], 60))
