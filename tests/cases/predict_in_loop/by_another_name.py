"""The method is called by the name of a variable, which no fix may change."""

import numpy as np
from tensorflow import keras

net = keras.models.load_model("net.keras")
predict = net.predict
signals = np.load("signals.npy")
peaks = []
for signal in signals:
    peaks.append(predict(signal[None, :, None]).argmax())  # TFA204
