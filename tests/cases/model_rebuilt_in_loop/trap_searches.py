"""Each fold has a search of its own, in which KerasTuner clears the session before every trial."""

import keras
import keras_tuner
from sklearn.model_selection import KFold


def build(hp):
    units = hp.Int("units", 8, 64)
    model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(units), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


for fold, (train, test) in enumerate(KFold(10).split(x)):
    tuner = keras_tuner.RandomSearch(build, "val_loss", max_trials=5, project_name=str(fold))
    tuner.search(x[train], y[train], epochs=3, validation_split=0.2)
    model = tuner.hypermodel.build(tuner.get_best_hyperparameters(1)[0])
    model.fit(x[train], y[train], epochs=20, batch_size=64)
