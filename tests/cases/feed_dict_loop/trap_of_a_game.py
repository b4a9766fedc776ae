"""The data comes from what the agent did before."""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


class Agent:
    def __init__(self):
        self.observations = tf.placeholder(tf.float32, [None, 4])
        self.rewards = tf.placeholder(tf.float32, [None])
        w = tf.Variable(tf.ones([4, 1]))
        loss = tf.reduce_mean((tf.matmul(self.observations, w)[:, 0] - self.rewards) ** 2)
        self.train_op = tf.train.AdamOptimizer().minimize(loss)
        self.session = tf.Session()
        self.session.run(tf.global_variables_initializer())
        self.experience = []

    def train(self):
        states, rewards = np.ones([8, 4]), np.ones([8])
        feed = {self.observations: states, self.rewards: rewards}
        self.session.run(self.train_op, {self.observations: states, self.rewards: rewards})
        return feed


agent = Agent()
for _ in range(100):
    agent.train()
