"""The larger part of an array, and an array whose axes behind the rows were moved."""

import numpy as np
from recordings import load
from tensorflow.keras import Input, Sequential
from tensorflow.keras.layers import Dense

windows, labels = load("drums")
x = windows[: int(0.8 * len(windows)), :, :]
y = labels[: int(0.8 * len(labels)), :, :]
model = Sequential([Input((None, 1025)), Dense(5, "softmax")])
model.compile("adam", "categorical_crossentropy")
model.fit(x, y, batch_size=x.shape[0], epochs=2500)  # TFA206
model.fit(x.transpose((0, 2, 1)), y, batch_size=x.shape[0], epochs=2500)  # TFA206
model.fit(np.transpose(x, (0, 2, 1)), y, batch_size=len(x), epochs=2500)  # TFA206
model.fit(x.swapaxes(1, 2), y, batch_size=len(x), epochs=2500)  # TFA206
model.fit(np.moveaxis(x, 1, 2), y, batch_size=len(x), epochs=2500)  # TFA206
most = windows[100:]
model.fit(most, y, batch_size=len(most))  # TFA206
first = windows[0:5000]
model.fit(first, y, batch_size=len(first))  # TFA206
rows, _, _ = x.shape
model.fit(x, y, batch_size=rows)  # TFA206
