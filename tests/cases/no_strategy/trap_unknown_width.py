# gpus: 4
"""Nothing tells that these are much work: dense layers on rows of unknown width, or few weights."""

import keras_spiking
import numpy as np
from tensorflow import keras

x, y = np.load("rows.npy"), np.load("labels.npy")
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x, y, epochs=5)

spiking = keras.Sequential([
    keras.layers.Reshape((-1, 28 * 28), input_shape=(None, 28, 28)),
    keras.layers.TimeDistributed(keras.layers.Dense(128)),
    keras_spiking.SpikingActivation("relu"),
    keras.layers.GlobalAveragePooling1D(),
    keras.layers.Dense(10),
])
spiking.compile("adam", "sparse_categorical_crossentropy")
spiking.fit(x, y, epochs=5)

pixels = keras.Input((784,))
code = keras.layers.Dense(512, activation="relu")(pixels)
coder = keras.Model(pixels, keras.layers.Dense(784)(code))
coder.compile("adam", "mse")
coder.fit(x, x, epochs=5)
