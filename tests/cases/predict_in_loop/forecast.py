"""One window that moves on by what is predicted: slices and joins along other axes keep its row."""

import numpy as np
import tensorflow as tf

model = tf.keras.models.load_model("series.keras")
x = np.load("windows.npy")
window = x[-1:, :, :]
forecast = []
for _ in range(40):
    step = model.predict(window)  # TFA204
    window = np.append(window[:, 1:, :], step.reshape(1, 1, 1), axis=1)
    forecast.append(step.flatten()[0])


def text(length, characters):
    codes = np.zeros((1, length, len(characters)))
    index, written = 0, []
    for i in range(length):
        codes[0, i, index] = 1.0
        index = np.argmax(model.predict(codes[:, max(0, i - 99) : i + 1, :])[0], 1)[-1]  # TFA204
        written.append(characters[index])
    return "".join(written)


print(forecast, text(500, "abc"))
