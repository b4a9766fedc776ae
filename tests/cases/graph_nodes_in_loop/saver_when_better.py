"""What is built each time that a result is the best so far."""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
x = tf.placeholder(tf.float32, [None, 4])
loss = tf.reduce_mean(tf.matmul(x, tf.Variable(tf.ones([4, 1]))))
train = tf.train.AdamOptimizer().minimize(loss)
losses, best = [], float("inf")
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for _ in range(1000):
        session.run(train, feed_dict={x: np.ones([8, 4])})
        losses.append(session.run(loss, feed_dict={x: np.ones([8, 4])}))
        if losses[-1] <= min(losses):
            saver = tf.train.Saver()  # TFA902
            saver.save(session, "model")
