"""Each iteration compiles or trains another model."""

import numpy as np
from tensorflow import keras

x, y = np.zeros((640, 8), "float32"), np.zeros((640, 1), "float32")


def build(units):
    return keras.Sequential([keras.layers.Dense(units), keras.layers.Dense(1)])


def prepare(one):
    one.compile("adam", "mse")


wide, narrow = build(64), build(16)
models = {"wide": wide, "narrow": narrow, "small": build(4)}
for model in models.values():
    model(x[:1])
    model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mae", jit_compile=False)
for name, model in models.items():
    prepare(model)
    model.fit(x, y, verbose=0)
    print(name)
for candidate in [wide, *models.values()]:
    candidate.compile("adam", "mse")
for name in ("wide", "narrow", "small"):
    models[name].compile("adam", "mse")
