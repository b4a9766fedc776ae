"""Garbage is collected, and the session cleared, but not where the models are made."""

import gc

import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.model_selection import KFold
from tensorflow.keras import backend as K
from tensorflow.keras import layers

FOLDS = 5

table = pd.read_csv("train.csv")
x, y = table.drop(columns="label").to_numpy(), table["label"].to_numpy()
del table
gc.collect()
K.clear_session()


def read_parts():
    parts = []
    for name in ("a.csv", "b.csv"):
        parts.append(pd.read_csv(name))
        gc.collect()
    return pd.concat(parts)


def create_model():
    inputs = layers.Input(shape=(x.shape[1],))
    outputs = layers.Dense(1, activation="sigmoid")(layers.Dense(64, activation="relu")(inputs))
    model = tf.keras.Model(inputs, outputs)
    model.compile("adam", "binary_crossentropy")
    return model


test = read_parts()
scores = np.zeros(len(x))
for fold, (train, valid) in enumerate(KFold(FOLDS, shuffle=True).split(x, y)):
    model = create_model()  # TFA704
    model.fit(x[train], y[train], validation_data=(x[valid], y[valid]), epochs=10)
    scores[valid] = model.predict(x[valid]).ravel()
