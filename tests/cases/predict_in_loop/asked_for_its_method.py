"""An object has the methods of its class, so that it is never asked otherwise."""

import tensorflow as tf


class Adapter:
    def __init__(self, model):
        self.model = model

    def fit(self, x, y):
        self.model.compile(optimizer="adam", loss="mse")
        self.model.fit(x, y, epochs=5, verbose=0)

    def predict(self, x):
        return self.model.predict(x, verbose=0)

    def predict_proba(self, x):
        return self.model.predict(x, verbose=0)  # TFA204


class Folds:
    def __init__(self, factory):
        self.factory = factory
        self.models = []

    def calibrate(self, x, y):
        for _ in range(5):
            model = self.factory()
            model.fit(x, y)
            self.models.append(model)

    def predict(self, rows):
        scores = []
        for i in range(len(rows)):
            for model in self.models:
                if hasattr(model, "predict_proba"):
                    scores.append(model.predict_proba(rows[i : i + 1])[0])
                else:
                    scores.append(model.predict(rows[i : i + 1])[0])
        return scores


def predict(model: tf.keras.Model, x, y, rows):
    folds = Folds(lambda: Adapter(tf.keras.models.clone_model(model)))
    folds.calibrate(x, y)
    return folds.predict(rows)
