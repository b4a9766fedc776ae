"""None of the activations that may be chosen is the one that cuDNN has."""

import keras
import tensorflow as tf


def scaled_tanh(x):
    return 1.7159 * tf.tanh(x)


def build(kind, steps):
    activation = None
    if kind == "relu":
        activation = tf.keras.layers.ReLU()
    elif kind == "leaky":
        activation = keras.layers.LeakyReLU()
    inputs = keras.Input([steps, 3])
    x = keras.layers.LSTM(8, activation=activation, return_sequences=True)(inputs)  # TFA001
    either = "relu" if kind == "relu" else "elu"
    x = keras.layers.GRU(8, activation=either, return_sequences=True)(x)  # TFA001
    x = keras.layers.LSTM(8, activation=scaled_tanh)(x)  # TFA001
    return keras.Model(inputs, keras.layers.Dense(1)(x))


model = build(open("kind.txt").read(), 10)
