"""Fed is a vector that the step before computed, and a number."""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
size = int(np.sqrt(64))
estimate = tf.placeholder(tf.float32, [size, 1])
penalty = tf.placeholder(tf.float32, [])
w = tf.Variable(tf.ones([8, 8]))
product = tf.matmul(w, estimate)
train = tf.train.AdamOptimizer().minimize(tf.reduce_sum(product) * penalty)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    vector = np.ones([8, 1])
    for step in range(100):
        _, vector = sess.run([train, product], feed_dict={estimate: vector, penalty: 0.5})
