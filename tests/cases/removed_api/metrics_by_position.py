"""Metrics as the third argument of `compile`, where Keras 3 has the weights of the losses."""

import tensorflow as tf
from tensorflow import keras


class Classifier(keras.Model):
    def __init__(self):
        super().__init__()
        self.score = keras.layers.Dense(1, "sigmoid")

    def call(self, inputs):
        return self.score(inputs)


def build(metric="binary_accuracy"):
    model = Classifier()
    model.compile("adam", "binary_crossentropy", metric)  # TFA903
    return model


build().fit(tf.zeros([32, 8]), tf.zeros([32, 1]))

chosen = Classifier()
chosen.compile("adam", "binary_crossentropy", keras.metrics.AUC())  # TFA903
chosen.compile("adam", "binary_crossentropy", {"score": ["accuracy"]})  # TFA903
chosen.compile("adam", "binary_crossentropy", ("accuracy", "mse"))  # TFA903
