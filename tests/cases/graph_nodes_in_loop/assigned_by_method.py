"""A variable's own method builds an assignment each time that it is called."""

import numpy as np
import tensorflow as tf

tf1 = tf.compat.v1
tf1.disable_eager_execution()


class Model:
    def __init__(self):
        self.x = tf1.placeholder(tf.float32, [None, 4])
        self.weights = tf1.get_variable("weights", [4, 2])
        self.rate = tf.Variable(0.1, trainable=False)
        loss = tf.reduce_mean(tf.square(tf.matmul(self.x, self.weights)))
        self.update = tf1.train.GradientDescentOptimizer(self.rate).minimize(loss)
        self.session = tf1.Session()
        self.session.run(tf1.global_variables_initializer())

    def shrink(self, factor):
        self.session.run(self.weights.assign(self.weights * factor))  # TFA902

    def fit(self, rows, epochs):
        for epoch in range(epochs):
            for _ in range(100):
                self.session.run(self.update, {self.x: rows})
                self.shrink(0.999)
            self.session.run(self.rate.assign_sub(0.001))  # TFA902


Model().fit(np.ones([8, 4]), 30)
