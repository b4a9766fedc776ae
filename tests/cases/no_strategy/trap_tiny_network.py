# gpus: 4
"""A small network for the rows of a table: four GPUs would wait for one another."""

import numpy as np
from tensorflow import keras

table = np.loadtxt("wine.csv", delimiter=",", dtype="float32")
x, y = table[:, :13], table[:, 13]


def small():
    return keras.Sequential([
        keras.layers.Dense(32, activation="relu", input_shape=(13,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(3, activation="softmax"),
    ])


first = small()
first.compile("adam", "sparse_categorical_crossentropy")
first.fit(x, y, epochs=50, batch_size=16)

second = keras.Sequential()
second.add(keras.layers.Dense(64, input_dim=13, activation="relu"))
second.add(keras.layers.Dropout(0.2))
second.add(keras.layers.Dense(1))
second.compile("adam", "mse")
second.fit(x, y, epochs=50)

coder = keras.Sequential([
    keras.layers.Input(shape=(x.shape[1],)),
    keras.layers.Dense(24, activation="relu"),
    keras.layers.Dense(x.shape[1]),
])
coder.compile("adam", "mse")
coder.fit(x, x, epochs=20)
