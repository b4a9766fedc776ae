"""An epoch that is to evaluate only gets an operation that does nothing, another one each time."""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
x = tf.placeholder(tf.float32, [None, 3])
weights = tf.Variable(tf.ones([3, 1]))
loss = tf.reduce_mean(tf.matmul(x, weights))
train = tf.train.AdamOptimizer().minimize(loss)
nothing = tf.no_op()


def run_epoch(session, operation, batches):
    for batch in batches:
        session.run([loss, operation], feed_dict={x: batch})


batches = [np.ones((4, 3), "float32") for _ in range(20)]
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for epoch in range(55):
        run_epoch(session, train, batches)
        run_epoch(session, tf.no_op(), batches)  # TFA902
    for epoch in range(55):
        run_epoch(session, nothing, batches)
