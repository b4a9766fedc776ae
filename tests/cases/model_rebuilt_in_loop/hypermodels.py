"""The best hypermodel, built anew for each fold."""

import keras
import keras_tuner
from sklearn.model_selection import KFold


def build(hp):
    units = hp.Int("units", 8, 64)
    model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(units), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


tuner = keras_tuner.RandomSearch(build, objective="val_loss", max_trials=5)
tuner.search(x, y, epochs=3, validation_split=0.2)
best = tuner.get_best_hyperparameters(1)[0]
scores = []
for train, test in KFold(10).split(x):
    model = tuner.hypermodel.build(best)  # TFA704
    model.fit(x[train], y[train], epochs=20, batch_size=64)
    scores.append(model.evaluate(x[test], y[test]))
