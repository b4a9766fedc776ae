"""Loops and branches that AutoGraph made of what `call` says, in Keras 2."""

import numpy as np
import tensorflow as tf


class Repeat(tf.keras.layers.Layer):
    def call(self, inputs):
        for _ in tf.range(3):  # TFA903
            inputs = inputs + 1.0
        return inputs


class Jitter(tf.keras.layers.Layer):
    def noise(self, inputs):
        return inputs * 2.0 if tf.random.uniform([]) > 0.5 else inputs  # TFA903

    def call(self, inputs, training=False):
        return self.noise(inputs) if training else inputs


class Network(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.repeat = Repeat()
        self.jitter = Jitter()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, inputs, training=False):
        if tf.reduce_any(tf.math.is_nan(inputs)):  # TFA903
            inputs = tf.zeros_like(inputs)
        place = tf.constant(0)
        while place < tf.shape(inputs)[0]:  # TFA903
            place += 1
        return self.dense(self.jitter(self.repeat(inputs), training=training))


network = Network()
network.compile("sgd", "mse")
network.fit(np.ones((8, 3)), np.ones((8, 1)))
