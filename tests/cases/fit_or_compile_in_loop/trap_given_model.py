"""Each round gives another model to a function, or nobody says that it is one."""

import numpy as np
from tensorflow import keras
from zoo import make


def fit_one(model: keras.Model, x: np.ndarray, y: np.ndarray) -> None:
    model.compile("adam", "mse")
    model.fit(x, y, epochs=1)


def ensemble(settings, x, y):
    for setting in settings:
        fit_one(*setting, x, y)


def members(models, x, y):
    for model in models:
        fit_one(model, x, y)


def anew(model: keras.Model, x, y):
    for _ in range(10):
        model = make(model)
        model.fit(x, y, epochs=1)


def unknown(model, x, y):
    for _ in range(10):
        model.partial_fit(x, y)
        model.fit(x, y)
