"""Numbers of an object, which the loop changes behind the call."""

import tensorflow as tf


class Trainer:
    def __init__(self):
        self.step, self.rate = 0, 0.1
        self.weights = tf.Variable(tf.ones([8, 1]))

    @tf.function
    def descend(self, x, rate):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(tf.matmul(x, self.weights)))
        self.weights.assign_sub(rate * tape.gradient(loss, self.weights))
        return loss

    @tf.function
    def warm(self, loss, step):
        return loss * tf.minimum(1.0, tf.cast(step, tf.float32) / 100.0)

    def train(self, data):
        for x in data:
            loss = self.descend(x, self.rate)  # TFA603
            self.warm(loss, self.step)  # TFA603
            self.step += 1
            self.rate *= 0.99


Trainer().train(tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(16))
