"""A library that copies its user's model must not clear what else the user has."""

import tensorflow as tf


class Detector:
    def __init__(self, model):
        self.original = model

    def score(self, folds):
        for x, y in folds:
            model = tf.keras.models.clone_model(self.original)
            model.compile("sgd", "mse")
            model.fit(x, y, verbose=0)
            yield model(x)
