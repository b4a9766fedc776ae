"""The constructor makes strategy and model; who calls the other methods is out of sight."""

import tensorflow as tf


class Digits:
    def __init__(self, shape, classes):
        self.strategy = tf.distribute.MirroredStrategy()
        self.build(shape, classes)

    def build(self, shape, classes):
        inputs = tf.keras.Input(shape)
        x = tf.keras.layers.Conv2D(32, 3, activation="relu")(inputs)
        x = tf.keras.layers.Flatten()(x)
        outputs = tf.keras.layers.Dense(classes, activation="softmax")(x)
        self.model = tf.keras.Model(inputs, outputs)  # TFA402: high

    def compile(self, optimizer):
        self.model.compile(optimizer, "categorical_crossentropy")

    def train(self, x, y, epochs):
        self.model.fit(x, y, epochs=epochs, batch_size=256)
