"""Three hundred runs of a session, with a mean that is built once.

measured: whole run
"""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
x = tf.placeholder(tf.float32, [None, 8])
y = tf.matmul(x, tf.Variable(tf.ones([8, 1])))
mean = tf.reduce_mean(y)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(300):
        loss = sess.run(mean, feed_dict={x: np.ones([32, 8])})
