"""One of several models, by its place in a list or dict, that is called for each row."""

import numpy as np
import tensorflow as tf


def build():
    model = tf.keras.Sequential([tf.keras.layers.Dense(10), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


class Ensemble:
    def __init__(self, count):
        self.models = [build() for _ in range(count)]

    def fit(self, x, y):
        for model in self.models:
            model.fit(x, y)

    def predict(self, x):
        return [self.models[0](row[None]) for row in x]  # TFA205


x, y = np.random.rand(10000, 5).astype("float32"), np.random.rand(10000, 1)
ensemble = Ensemble(5)
ensemble.fit(x, y)
ensemble.predict(x)

by_name = {"actor": build(), "critic": build()}
by_name["critic"].fit(x, y)
values = []
for row in x:
    values.append(by_name["critic"](row[None]))  # TFA205
