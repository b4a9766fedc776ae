"""What an agent learns from comes from its game, also where the game is out of sight."""

import numpy as np
import tensorflow.compat.v1 as tf


class ActorCritic:
    def __init__(self, sess, states, size):
        self.sess = sess
        self.states = tf.placeholder(tf.float32, [None, states])
        self.targets = tf.placeholder(tf.float32, [None])
        value = tf.layers.dense(self.states, 1)[:, 0]
        self.size = size
        self.value = value
        self.train_op = tf.train.AdamOptimizer().minimize(tf.reduce_mean((value - self.targets) ** 2))

    def choose_action(self, state):
        return int(self.sess.run(self.value, feed_dict={self.states: state[None]})[0] > 0)

    def learn(self, states, targets):
        order = np.arange(len(states))
        for _ in range(3):
            np.random.shuffle(order)
            for j in range(len(states) // self.size):
                rows = order[j * self.size : (j + 1) * self.size]
                feed = {self.states: np.array(states)[rows], self.targets: np.array(targets)[rows]}
                self.sess.run(self.train_op, feed_dict=feed)
