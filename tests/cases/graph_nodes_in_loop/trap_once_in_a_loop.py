"""What is built in one iteration only, or behind a bound that may be passed once."""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
x = tf.placeholder(tf.float32, [None, 4])
loss = tf.reduce_mean(tf.matmul(x, tf.Variable(tf.ones([4, 1]))))
train = tf.train.AdamOptimizer().minimize(loss)
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for step in range(1000):
        value, _ = session.run([loss, train], feed_dict={x: np.ones([8, 4])})
        if step == 500:
            tf.train.Saver().save(session, "half")
        if value < 0.01:
            tf.train.Saver().save(session, "done")
            break
