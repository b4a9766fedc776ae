"""A builder raises for a kind that it does not know, and one by one deletes what it has used."""

import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import GRU, LSTM, Dense

x, y = np.load("x.npy"), np.load("y.npy")


def build(kind):
    if kind == "lstm":
        return tf.keras.Sequential([LSTM(8), Dense(1)])
    elif kind == "gru":
        return tf.keras.Sequential([GRU(8), Dense(1)])
    else:
        raise ValueError(kind)


def build_either(kind):
    if kind == "wide":
        return tf.keras.Sequential([Dense(64), Dense(1)])
    if kind == "narrow":
        return tf.keras.Sequential([Dense(8), Dense(1)])
    raise ValueError(kind)


for settings in [{"kind": "lstm"}, {"kind": "gru"}, {"kind": "lstm"}]:
    model_settings = dict(settings, name="rnn")
    del model_settings["name"]
    model = build(model_settings["kind"])  # TFA704
    model.compile("adam", "mse")
    model.fit(x, y)

for kind in ("wide", "narrow", "wide"):
    model = build_either(kind)  # TFA704
    model.compile("adam", "mse")
    model.fit(x, y)
