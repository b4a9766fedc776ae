"""A library's class trains a copy of the model that it is given for each fold."""

import tensorflow as tf


class Judge(tf.keras.Model):
    def __init__(self, kernel):
        super().__init__()
        self.kernel = kernel

    def call(self, inputs):
        return self.kernel(inputs)

    def get_config(self):
        return {"kernel": self.kernel}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


class Drift:
    def __init__(self, kernel, folds):
        self.model = Judge(kernel)
        self.folds = folds

    def score(self, inputs, labels):
        for part in self.folds:
            model = Judge.from_config(self.model.get_config())
            model.compile("adam", "mse")
            model.fit(inputs[part], labels[part])
