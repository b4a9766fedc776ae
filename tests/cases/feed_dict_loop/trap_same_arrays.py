"""The same arrays in each step: a variable would do, and no pipeline prepares them."""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
points = tf.placeholder(tf.float32, [None, 3])
shift = tf.Variable(tf.zeros([3]))
loss = tf.reduce_mean((points - shift) ** 2)
train = tf.train.AdamOptimizer().minimize(loss)
feed_dict = {points: np.ones((1000, 3), "float32")}

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(1000):
        sess.run(train, feed_dict)


class Fit:
    def __init__(self):
        self.points = tf.placeholder(tf.float32, [None, 3])
        self.shift = tf.Variable(tf.zeros([3]))
        loss = tf.reduce_mean((self.points - self.shift) ** 2)
        self.train = tf.train.AdamOptimizer().minimize(loss)
        self.feed_dict = {self.points: np.ones((1000, 3), "float32")}

    def run(self, steps):
        with tf.Session() as sess:
            sess.run(tf.global_variables_initializer())
            for _ in range(steps):
                sess.run(self.train, self.feed_dict)


Fit().run(1000)
