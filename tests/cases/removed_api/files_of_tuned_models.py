"""Models that KerasTuner built are Keras models."""

import os

import keras_tuner
from tensorflow import keras


def build(hp):
    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(hp.Int("units", 8, 64))])
    model.compile("adam", "mse")
    return model


tuner = keras_tuner.Hyperband(build, objective="val_loss", max_epochs=50)
tuner.search(x, y, epochs=5, validation_split=0.2)
best = tuner.hypermodel.build(tuner.get_best_hyperparameters(1)[0])
best.fit(x, y, epochs=50)
best.save(os.path.join("output", "song"))  # TFA903
found = tuner.get_best_models(num_models=1)[0]
found.save("best_model")  # TFA903
for number, each in enumerate(tuner.get_best_models(3)):
    each.save(f"best_{number}")  # TFA903
found.save("best_model.keras")
