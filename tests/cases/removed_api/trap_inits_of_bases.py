"""Bases that take what they are given: models of tensors, bases of one's own, lists of layers."""

import tensorflow as tf


class Scale(tf.keras.layers.Layer):
    def __init__(self, factor, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor


class Twice(Scale):
    def __init__(self):
        super().__init__(2.0, name="twice", dtype="float32", trainable=False)


class Net(tf.keras.Model):
    def __init__(self):
        inputs = tf.keras.Input([2])
        super().__init__(inputs, tf.keras.layers.Dense(1)(inputs))


class Built(tf.keras.Model):
    def __init__(self, inputs, outputs, **kwargs):
        super().__init__(inputs, outputs, **kwargs)


class Stack(tf.keras.Sequential):
    def __init__(self):
        super().__init__([tf.keras.layers.Dense(1)], name="stack")


class Loss(tf.keras.losses.Loss):
    def __init__(self):
        super().__init__("loss")


class Wide(tf.keras.layers.Dense):
    def __init__(self, units):
        super().__init__(units, "relu")


class Mixed(Base, tf.keras.layers.Layer):  # noqa: F821
    def __init__(self):
        super().__init__(self)


class Trainer:
    def compile(self, optimizer, sample_weight_mode=None):
        self.optimizer = optimizer


class Heir(Trainer):
    def compile(self, optimizer, sample_weight_mode=None):
        super().compile(optimizer, sample_weight_mode=sample_weight_mode)
