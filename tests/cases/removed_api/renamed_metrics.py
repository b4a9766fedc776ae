"""`metrics=["accuracy"]` was reported as `acc` before TensorFlow 2.0."""

import numpy as np
from tensorflow import keras
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint, ReduceLROnPlateau

x, y = np.zeros((64, 8)), np.zeros((64, 1))
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1, "sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
watching = [
    EarlyStopping(monitor="val_acc", patience=3),  # TFA903
    ModelCheckpoint("best.keras", "val_acc", save_best_only=True),  # TFA903
    ReduceLROnPlateau(monitor="val_loss"),
]
model.fit(x, y, validation_split=0.2, callbacks=watching)

short = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1, "sigmoid")])
short.compile("adam", "binary_crossentropy", metrics=["acc"])
short.fit(x, y, validation_split=0.2, callbacks=[EarlyStopping("val_acc")])
short.fit(x, y, validation_split=0.2, callbacks=[EarlyStopping("val_accuracy")])  # TFA903

unknown = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1, "sigmoid")])
unknown.compile("adam", "binary_crossentropy", metrics=[keras.metrics.BinaryAccuracy("acc")])
unknown.fit(x, y, callbacks=[EarlyStopping("acc")])
