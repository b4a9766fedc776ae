"""Data that comes from a caller out of sight, and is asked what only a dataset tells."""

import tensorflow as tf


def train(model, photos, size=32):
    print("batches:", tf.data.experimental.cardinality(photos).numpy())
    model.compile("adam", "mse")
    return model.fit(photos, epochs=10, batch_size=size)  # TFA202


class Runner:
    def __init__(self, sounds):
        self.sounds = sounds
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        self.net.compile("sgd", "mse")

    def run(self):
        self.net.evaluate(self.sounds, batch_size=8)  # TFA202
        self.net.fit(self.sounds.prefetch(2), batch_size=8)  # TFA202
        return self.sounds.cardinality()
