"""What registers a class leaves its methods as they are."""

import tensorflow as tf


def register_alias(name):
    def register(cls):
        cls.alias = name
        return cls

    return register


@tf.keras.utils.register_keras_serializable()
class Scale(tf.keras.layers.Layer):
    def build(self, shape):
        self.scale = self.add_weight("scale", shape=shape[-1:], initializer="ones")  # TFA903

    def call(self, inputs):
        return inputs * self.scale


@register_alias("shift")
class Shift(tf.keras.layers.Layer):
    def build(self, shape):
        self.shift = self.add_weight("shift", shape=shape[-1:], initializer="zeros")  # TFA903

    def call(self, inputs):
        return inputs + self.shift


net = tf.keras.Sequential([tf.keras.Input([8]), Scale(), Shift(), tf.keras.layers.Dense(1)])
net.compile("sgd", "mse")
