"""Models that are saved, and not loaded again."""

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.callbacks import ModelCheckpoint
from tensorflow.keras.models import clone_model, load_model

x, y = np.zeros((32, 8)), np.zeros((32, 1))


def doubled():
    inputs = keras.Input((8,))
    outputs = layers.Dense(1)(layers.Lambda(lambda t: t * 2.0)(inputs))
    return keras.Model(inputs, outputs)


def twice(t):
    return t * 2.0


first = doubled()
first.compile("adam", "binary_crossentropy")
first.save("first.keras")
again = load_model("first.keras")  # TFA903
allowed = load_model("first.keras", safe_mode=False)
target = clone_model(first)  # TFA903

BEST = "best.h5"
second = doubled()
second.compile("adam", "binary_crossentropy")
second.fit(x, y, validation_split=0.1, callbacks=[ModelCheckpoint(BEST, save_best_only=True)])
best = load_model(BEST, custom_objects={"tf": tf})  # TFA903

third = keras.Sequential([keras.Input((8,)), layers.Dense(1)])
third.compile("adam", "mse", metrics=["mae"])
third.fit(x, y)
third.save("third.h5")
third = load_model("third.h5")  # TFA903
bare = load_model("third.h5", compile=False)
fourth = keras.Sequential([keras.Input((8,)), layers.Dense(1)])
fourth.compile("adam", loss="mean_squared_error", metrics=["mse"])
fourth.save("fourth.h5")
fourth = load_model("fourth.h5")
fifth = keras.Sequential([keras.Input((8,)), layers.Dense(1)])
fifth.compile("adam", "mse")
fifth.save("fifth.keras")
fifth = load_model("fifth.keras")
other = load_model("downloaded.h5")
copy = clone_model(third)
named = keras.Sequential([keras.Input((8,)), layers.Lambda(twice), layers.Dense(1)])
named.save("named.keras")
named = load_model("named.keras", custom_objects={"twice": twice})
