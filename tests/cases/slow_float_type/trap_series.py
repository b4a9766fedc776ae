"""Series of float32, short ones, and those that are only looked into the future of."""

import numpy as np
from tensorflow import keras

series = np.zeros((500_000, 14), dtype="float32")
train = keras.utils.timeseries_dataset_from_array(series, series[:, 0], sequence_length=24)

short = np.zeros((5_000, 14))
little = keras.utils.timeseries_dataset_from_array(short, short[:, 0], sequence_length=24)

wide = np.zeros((500_000, 14))
cast = keras.utils.timeseries_dataset_from_array(
    wide.astype("float32"), wide[:, 0], sequence_length=24
)
ahead = keras.utils.timeseries_dataset_from_array(wide, None, sequence_length=24)

model = keras.Sequential([keras.Input([24, 14]), keras.layers.LSTM(16), keras.layers.Dense(1)])
model.compile("rmsprop", "mse")
model.fit(train, epochs=10)
model.fit(little, epochs=10)
model.fit(cast, epochs=10)
model.predict(ahead)
