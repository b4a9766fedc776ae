"""The session is a supervisor's, or the one that is the default, or that of Keras."""

import numpy as np
import tensorflow as tf

data = np.load("data.npy")
x = tf.placeholder(tf.float32, [None, 8])
loss = tf.reduce_mean(tf.square(tf.layers.dense(x, 1)))
step = tf.train.get_or_create_global_step()
train = tf.train.AdamOptimizer().minimize(loss, global_step=step)

supervisor = tf.train.Supervisor(logdir="log", global_step=step)
with supervisor.managed_session() as sess:
    while not supervisor.should_stop():
        for start in range(0, len(data), 32):
            sess.run(train, feed_dict={x: data[start : start + 32]})  # TFA901


def train_more():
    session = tf.get_default_session()
    for start in range(0, len(data), 32):
        session.run(train, feed_dict={x: data[start : start + 32]})  # TFA901
