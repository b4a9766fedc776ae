"""So many steps that batches are of a usual size: of known rows, of a file, of several devices."""

import numpy as np
import pandas as pd
import tensorflow as tf
from tensorflow import keras

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
model.compile("sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x_train / 255.0, y_train, epochs=5, steps_per_epoch=500)
model.fit(x_train.reshape(-1, 784), y_train, epochs=5, steps_per_epoch=len(x_train) // 64)

table = pd.read_csv("houses.csv")
columns = table.drop(columns="price").to_numpy()
model.fit(columns, table["price"].to_numpy(), epochs=5, steps_per_epoch=200)

made = np.random.rand(3200, 8)
model.fit(made, made[:, :1], epochs=5, steps_per_epoch=32)
model.fit(made, made[:, :1], epochs=5, steps_per_epoch=10)  # TFA206
model.fit(x_train, y_train, epochs=5, steps_per_epoch=60)  # TFA206

strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    shared = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
    shared.compile("sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
shared.fit(x_train, y_train, epochs=5, steps_per_epoch=60)
shared.fit(x_train, y_train, epochs=5, steps_per_epoch=10)  # TFA206
