import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


class Regression:
    def __init__(self):
        self.x = tf.placeholder(tf.float32, (None, 8))
        self.y = tf.placeholder(tf.float32, (None, 1))
        self.keep = tf.placeholder(tf.float32)
        error = tf.layers.dense(tf.nn.dropout(self.x, self.keep), 1) - self.y
        self.train_op = tf.train.AdamOptimizer().minimize(tf.reduce_mean(tf.square(error)))
        self.sess = tf.Session()
        self.sess.run(tf.global_variables_initializer())

    def partial_fit(self, x, y):
        feed = {self.x: x, self.y: y, self.keep: 0.5}
        self.sess.run(self.train_op, feed_dict=feed)  # TFA901


model = Regression()
features, labels = np.ones([64, 8]), np.ones([64, 1])
for _ in range(100):
    model.partial_fit(features, labels)
