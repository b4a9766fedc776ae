"""Methods of other libraries."""

import keras
from elsewhere.networks import Sequential
from sklearn.ensemble import RandomForestClassifier


def train(x, y):
    print(keras.backend.floatx())
    network = Sequential([16, 1])
    network.fit(x, y, epochs=3, validation_split=0.1, workers=4)
    RandomForestClassifier().fit(x, y, workers=4)
