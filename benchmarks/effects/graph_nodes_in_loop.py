"""Three hundred runs of a session, with a mean that is built for each.

measured: whole run
"""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
x = tf.placeholder(tf.float32, [None, 8])
y = tf.matmul(x, tf.Variable(tf.ones([8, 1])))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(300):
        loss = sess.run(tf.reduce_mean(y), feed_dict={x: np.ones([32, 8])})
