"""An option decides, and the epochs before it: then each step builds an assignment."""

import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()


class Miner:
    def __init__(self, session, mines=True):
        self.session, self.mines = session, mines
        self.x = tf.placeholder(tf.float32, [None, 4])
        self.kept = tf.Variable(tf.zeros([8, 4]))
        self.drawn = tf.random.uniform([8, 4])
        self.update = tf.train.AdamOptimizer().minimize(tf.reduce_mean(self.x - self.kept))
        self.warm = False

    def mine(self):
        self.session.run(tf.assign(self.kept, self.drawn))  # TFA902

    def step(self, rows):
        if self.mines:
            self.mine()
        if not self.warm:
            self.warm = True
            self.session.run(tf.assign(self.kept, self.x[:8]), {self.x: rows})
        self.session.run(self.update, {self.x: rows})

    def fit(self, rows, epochs):
        for epoch in range(epochs):
            for _ in range(1000):
                if epoch < 20:
                    self.session.run(self.update, {self.x: rows})
                else:
                    self.step(rows)


with tf.Session() as session:
    Miner(session).fit(np.ones([8, 4]), 100)
