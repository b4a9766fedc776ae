"""A callback has to be told whether more of a metric of one's own is better."""

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint, ReduceLROnPlateau


def dice(labels, given):
    return tf.reduce_sum(labels * given) / tf.reduce_sum(labels + given)


def weighted(weight):
    def scored(labels, given):
        return weight * dice(labels, given)

    return scored


x, y = np.zeros((64, 8)), np.zeros((64, 1))
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1, "sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=["accuracy", dice, weighted(2.0)])
model.fit(
    x,
    y,
    validation_split=0.2,
    callbacks=[
        EarlyStopping(monitor="val_dice", patience=3),  # TFA903
        ModelCheckpoint("best.keras", monitor="val_scored", save_best_only=True),  # TFA903
        ReduceLROnPlateau(monitor="dice", mode="auto"),  # TFA903
    ],
)
model.fit(
    x,
    y,
    validation_split=0.2,
    callbacks=[
        EarlyStopping(monitor="val_dice", mode="max"),
        ModelCheckpoint("best.keras", "val_dice", 0, True, False, "max"),
        ReduceLROnPlateau(monitor="val_accuracy"),
        EarlyStopping(monitor="val_loss"),
        EarlyStopping(),
    ],
)
