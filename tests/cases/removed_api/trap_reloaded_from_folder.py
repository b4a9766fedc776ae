"""Paths that may be others, and models that are loaded again from a path that is put together."""

import os
import sys

from tensorflow import keras

FOLDER, OTHER = sys.argv[1:]


def doubled():
    inputs = keras.Input((8,))
    outputs = keras.layers.Dense(1)(keras.layers.Lambda(lambda t: t * 2.0)(inputs))
    return keras.Model(inputs, outputs)


def trained():
    model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


doubled().save(os.path.join(FOLDER, "first.keras"))
doubled().save(f"{FOLDER}/second.keras")
trained().save(os.path.join(FOLDER, "third.keras"))
for number in range(5):
    doubled().save(f"{FOLDER}/{number}.keras")
models = [
    keras.models.load_model(os.path.join(OTHER, "first.keras")),
    keras.models.load_model(os.path.join(FOLDER, "other.keras")),
    keras.models.load_model(f"{FOLDER}/other.keras"),
    keras.models.load_model(f"{FOLDER}/second.keras", safe_mode=False),
    keras.models.load_model(os.path.join(FOLDER, "third.keras")),
]
for number in range(5):
    models.append(keras.models.load_model(f"{FOLDER}/{number}.keras", safe_mode=False))
