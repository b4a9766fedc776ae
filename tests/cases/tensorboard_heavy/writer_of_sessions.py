import numpy as np
import tensorflow.compat.v1 as tf

tf.disable_eager_execution()
x = tf.placeholder(tf.float32, [None, 4])
loss = tf.reduce_mean(tf.layers.dense(x, 1))
tf.summary.scalar("loss", loss)
merged = tf.summary.merge_all()
train_op = tf.train.AdamOptimizer().minimize(loss)


class Trainer:
    def __init__(self, session):
        self.session = session
        self.writer = tf.summary.FileWriter("logs", session.graph)

    def train(self, steps):
        for step in range(steps):
            feed = {x: np.random.rand(32, 4)}
            _, summary = self.session.run([train_op, merged], feed_dict=feed)
            self.writer.add_summary(summary, step)  # TFA802


with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    Trainer(session).train(10000)
