import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


def batches(count):
    for _ in range(count):
        yield np.ones([4, 8]), np.ones([4, 1])


def train(steps):
    x = tf.placeholder(tf.float32, [None, 8])
    y = tf.placeholder(tf.float32, [None, 1])
    rate = tf.placeholder(tf.float32, [])
    w = tf.Variable(tf.ones([8, 1]))
    loss = tf.reduce_mean(tf.square(tf.matmul(x, w) - y))
    update = tf.train.GradientDescentOptimizer(rate).minimize(loss)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for batch_x, batch_y in batches(steps):
            sess.run(
                update,
                feed_dict={x: batch_x, y: batch_y, rate: 0.1},  # TFA901
            )


train(20)
