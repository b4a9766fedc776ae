"""What says that it is to be trained is, though a method sets where it begins."""

import tensorflow as tf


class Mixture(tf.keras.Model):
    def __init__(self, units):
        super().__init__()
        self.mean = tf.Variable(tf.zeros([units]), trainable=True)  # TFA903
        self.seen = tf.Variable(tf.zeros([units]), trainable=False)

    def begin(self, mean):
        self.mean.assign(mean)
        self.seen.assign_add(mean)

    def call(self, inputs):
        return inputs * self.mean


mixture = Mixture(4)
mixture.begin(tf.ones([4]))
mixture.compile("adam", "mse")
mixture.fit(tf.ones([8, 4]), tf.ones([8, 4]))
