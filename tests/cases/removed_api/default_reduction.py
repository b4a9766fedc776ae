"""A loss for others whose reduction is `"auto"` unless it is told another."""

import tensorflow as tf


class Weighted(tf.keras.losses.Loss):
    def __init__(self, weight, reduction=tf.keras.losses.Reduction.AUTO):
        super().__init__(reduction=reduction)  # TFA903
        self.weight = weight

    def call(self, true, guess):
        return self.weight * tf.square(true - guess)


class Summed(tf.keras.losses.Loss):
    def __init__(self, weight, reduction="sum"):
        super().__init__(reduction=reduction)
        self.weight = weight

    def call(self, true, guess):
        return self.weight * tf.square(true - guess)
