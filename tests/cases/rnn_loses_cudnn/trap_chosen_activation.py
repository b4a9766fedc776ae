"""One of the activations that may be chosen is the one that cuDNN has, or is not known."""

import keras


def build(kind, other):
    activation = "tanh"
    if kind == "relu":
        activation = keras.layers.ReLU()
    inputs = keras.Input([10, 3])
    x = keras.layers.LSTM(8, activation=activation, return_sequences=True)(inputs)
    x = keras.layers.LSTM(8, activation=other if kind else "relu", return_sequences=True)(x)
    x = keras.layers.LSTM(8, activation=keras.layers.Activation("tanh"))(x)
    return keras.Model(inputs, keras.layers.Dense(1)(x))


model = build(open("kind.txt").read(), open("other.txt").read())
