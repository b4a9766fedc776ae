import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


class Data:
    def next_batch(self, size):
        return np.ones([size, 8]), np.ones([size, 1])


class Trainer:
    def __init__(self, sess):
        self.sess = sess
        self.x = tf.placeholder(tf.float32, [None, 8])
        self.y = tf.placeholder(tf.float32, [None, 1])
        error = tf.matmul(self.x, tf.Variable(tf.ones([8, 1]))) - self.y
        self.train_op = tf.train.AdamOptimizer().minimize(tf.reduce_mean(tf.square(error)))

    def train(self, data, steps):
        self.sess.run(tf.global_variables_initializer())
        for _ in range(steps):
            xs, ys = data.next_batch(4)
            self.sess.run(self.train_op, feed_dict={self.x: xs, self.y: ys})  # TFA901


with tf.Session() as session:
    Trainer(session).train(Data(), 20)
