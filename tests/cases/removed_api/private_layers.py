"""Layers of a class that derives from the private copy of Keras, in a model of Keras 3."""

import tensorflow as tf
from tensorflow.python.keras import layers  # TFA903


class Dense(layers.Layer):
    def __init__(self, inputs, units):
        super().__init__()
        self.w = tf.Variable(tf.random.normal([inputs, units]))

    def call(self, x):
        return x @ self.w


class Own(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.dense = tf.keras.layers.Dense(units)

    def call(self, x):
        return self.dense(x)


class Critic(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.first = Dense(8, 16)  # TFA903
        self.second = layers.Dense(1)  # TFA903
        self.again = Dense(1, 1)
        self.third = Own(4)

    def call(self, x):
        return self.third(self.second(self.first(x)))


print(Critic()(tf.ones([4, 8])))
