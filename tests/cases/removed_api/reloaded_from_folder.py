"""Models that are saved to a path that is put together, and not loaded again from there."""

import os
import sys
from pathlib import Path

from tensorflow import keras

FOLDER = sys.argv[1]
ROOT = Path(FOLDER)


def doubled():
    inputs = keras.Input((8,))
    outputs = keras.layers.Dense(1)(keras.layers.Lambda(lambda t: t * 2.0)(inputs))
    return keras.Model(inputs, outputs)


def trained():
    model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


doubled().save(os.path.join(FOLDER, "first.keras"))
first = keras.models.load_model(os.path.join(FOLDER, "first.keras"))  # TFA903
doubled().save(str(ROOT / "second.keras"))
second = keras.models.load_model(str(ROOT / "second.keras"))  # TFA903
doubled().save(f"{FOLDER}/third.keras")
third = keras.models.load_model(f"{FOLDER}/third.keras")  # TFA903
doubled().save(FOLDER + "/fourth.keras")
fourth = keras.models.load_model(FOLDER + "/fourth.keras")  # TFA903
trained().save(os.path.join(FOLDER, "fifth.h5"))
fifth = keras.models.load_model(os.path.join(FOLDER, "fifth.h5"))  # TFA903
