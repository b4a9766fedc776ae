"""Numbers of an object that each iteration begins anew, or that change once, before the loop."""

import tensorflow as tf


class Trainer:
    def __init__(self):
        self.step = 0
        self.rate = 0.1
        self.rate *= 0.5

    @tf.function
    def scale(self, x, number):
        return tf.reduce_sum(x) * tf.cast(number, tf.float32)

    def train(self, data):
        for x in data:
            self.step = 3
            self.step += 1
            self.scale(x, self.step)
            self.scale(x, self.rate)


Trainer().train(tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(16))
