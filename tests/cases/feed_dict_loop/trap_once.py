import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()

features = np.ones([64, 8])
x = tf.placeholder(tf.float32, [None, 8])
w = tf.Variable(tf.ones([8, 1]))
train = tf.train.GradientDescentOptimizer(0.1).minimize(tf.reduce_mean(tf.matmul(x, w)))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train, feed_dict={x: features[:32]})
    for start in (0, 32):
        sess.run(train, feed_dict={x: features[start : start + 32]})
