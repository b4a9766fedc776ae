"""Who makes the trainer is out of sight, but not that nothing is left to train on."""

import os

os.environ["CUDA_VISIBLE_DEVICES"] = "-1"  # TFA104

import tensorflow as tf


class Trainer:
    def __init__(self, inputs, classes):
        self.net = tf.keras.Sequential([
            tf.keras.Input([inputs]),
            tf.keras.layers.Dense(256, activation="relu"),
            tf.keras.layers.Dense(classes),
        ])

    def run(self, x, y, epochs=10):
        self.net.compile("adam", "mse")
        return self.net.fit(x, y, epochs=epochs)
