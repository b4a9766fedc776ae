"""Losses of one's own whose reduction is `"auto"` unless it is told another, as it is once."""

import tensorflow as tf

AUTO = tf.keras.losses.Reduction.AUTO


class Focal(tf.keras.losses.Loss):
    def __init__(self, gamma=2.0, reduction=AUTO, name="focal"):
        super().__init__(reduction=reduction, name=name)  # TFA903
        self.gamma = gamma

    def call(self, true, guess):
        return tf.abs(true - guess) ** self.gamma


class Plain(tf.keras.losses.Loss):
    def __init__(self):
        super().__init__(reduction=AUTO, name="plain")  # TFA903

    def call(self, true, guess):
        return tf.abs(true - guess)


true, guess = tf.zeros([4, 1]), tf.ones([4, 1])
print(Focal()(true, guess), Focal(reduction="none")(true, guess), Plain()(true, guess))
