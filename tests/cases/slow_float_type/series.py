"""Windows of a series that NumPy made of float64, as in books on forecasts."""

import numpy as np
from tensorflow import keras

with open("climate.csv") as file:
    lines = file.read().split("\n")[1:]
temperature = np.zeros((len(lines),))
raw_data = np.zeros((len(lines), 14))
for i, line in enumerate(lines):
    values = [float(x) for x in line.split(",")[1:]]
    temperature[i] = values[1]
    raw_data[i, :] = values
half = len(raw_data) // 2
raw_data -= raw_data[:half].mean(axis=0)
raw_data /= raw_data[:half].std(axis=0)
raw_data = np.nan_to_num(raw_data, nan=0.0)

train = keras.utils.timeseries_dataset_from_array(
    raw_data[:-144],  # TFA507
    targets=temperature[144:],
    sequence_length=120,
    end_index=half,
)
test = keras.utils.timeseries_dataset_from_array(
    raw_data[:-144], targets=temperature[144:], sequence_length=120, start_index=half
)
model = keras.Sequential([keras.Input([120, 14]), keras.layers.LSTM(16), keras.layers.Dense(1)])
model.compile("rmsprop", "mse")
model.fit(train, epochs=10)
model.evaluate(test)
