"""The rows of a placeholder are a number out of sight; what it gets is some rows of an array."""

import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


class Denoiser:
    def __init__(self, session, size):
        self.session, self.size = session, size
        self.images = tf.placeholder(tf.float32, [size, 28, 28, 1])
        self.rate = tf.placeholder(tf.float32, [])
        weights = tf.Variable(tf.ones([1, 28, 28, 1]))
        error = tf.square(self.images - self.images * weights)
        self.train = tf.train.AdamOptimizer(self.rate).minimize(tf.reduce_mean(error))

    def step(self, images):
        feed = {self.images: images, self.rate: 0.1}
        self.session.run(self.train, feed)  # TFA901

    def fit(self, images):
        for i in range(len(images) // self.size):
            self.step(images[i * self.size : (i + 1) * self.size])
