"""Comprehensions that collect results, beside what these are the results of."""

from types import SimpleNamespace

import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])


def validate(units, rate=1e-3):
    model = tf.keras.Sequential([tf.keras.layers.Dense(units), tf.keras.layers.Dense(1)])
    model.compile(tf.keras.optimizers.Adam(rate), "mse")
    model.fit(x, y, epochs=5)
    return float(model.evaluate(x, y))


def all_losses():
    return [validate(units) for units in range(4, 12)]  # TFA704


print(all_losses())
best = min((validate(units), units) for units in range(4, 12))  # TFA704
table = {units: {"units": units, "loss": validate(units)} for units in range(4, 12)}  # TFA704
trials = [SimpleNamespace(units=4 + i, rate=0.1 / (i + 1)) for i in range(6)]
losses = [["loss", t.rate, validate(t.units, t.rate)] for t in trials]  # TFA704
