"""A model is built anew for the weights of each fold, or for each picture, to predict only."""

import glob

import numpy as np
import tensorflow as tf


def build_model():
    inputs = tf.keras.Input([32, 32, 3])
    x = tf.keras.layers.Conv2D(16, 3, activation="relu")(inputs)
    return tf.keras.Model(inputs, tf.keras.layers.Dense(3)(tf.keras.layers.Flatten()(x)))


test = np.load("test.npy")
guesses = np.zeros([len(test), 3])
for path in sorted(glob.glob("fold_*.weights.h5")):
    model = build_model()  # TFA704
    model.load_weights(path)
    guesses += model.predict(test)


class Classifier:
    def __init__(self, weights):
        self.network = build_model()
        self.network.load_weights(weights)

    def best(self, picture):
        return np.argmax(self.network(picture[np.newaxis], training=False).numpy())


for picture in test:
    print(Classifier("best.weights.h5").best(picture))  # TFA704
