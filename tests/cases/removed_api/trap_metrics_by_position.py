"""What may well be weights of losses."""

import json

from tensorflow import keras

with open("settings.json") as file:
    settings = json.load(file)

tensor = keras.Input((8,))
model = keras.Model(tensor, keras.layers.Dense(1)(tensor))
model.compile("adam", "mse", 0.5)
model.compile("adam", "mse", [0.5])
model.compile("adam", "mse", None)
model.compile("adam", "mse", {"dense": 0.5})
model.compile("adam", "mse", settings["weights"])
model.compile("adam", "mse", settings["weight"] if settings else None)
model.compile("adam", "mse", 1.0, ["mae"])
