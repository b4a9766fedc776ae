"""Where training is fed batch after batch, evaluation that is fed so is said, too."""

import numpy as np
import tensorflow.compat.v1 as tf

from data import samples

tf.disable_eager_execution()

user = tf.placeholder(tf.int32, [None])
item = tf.placeholder(tf.int32, [None])
scores = tf.nn.embedding_lookup(tf.get_variable("w", [100, 1]), user)
loss = tf.reduce_mean(scores)
train_op = tf.train.AdamOptimizer(0.01).minimize(loss)

with tf.Session() as session:
    session.run(tf.global_variables_initializer())

    def train():
        for pairs in samples("train", batch_size=64):
            feed = {user: pairs[:, 0], item: pairs[:, 1]}
            session.run([loss, train_op], feed_dict={user: pairs[:, 0], item: pairs[:, 1]})  # TFA901
            session.run(loss, feed_dict=feed)

    def test():
        found = []
        for pairs in samples("test", batch_size=1000):
            found.append(session.run(loss, feed_dict={user: pairs[:, 0], item: pairs[:, 1]}))  # TFA901
        return np.mean(found)

    train()
    test()
