import numpy as np
import tensorflow as tf


class Trainer:
    def __init__(self, sess):
        self.sess = sess
        self.rate = tf.compat.v1.Variable(0.1, trainable=False)
        self.x = tf.compat.v1.placeholder(tf.float32, [None, 4])
        self.loss = tf.reduce_mean(tf.matmul(self.x, tf.compat.v1.Variable(tf.ones([4, 1]))))
        optimizer = tf.compat.v1.train.GradientDescentOptimizer(self.rate)
        self.train_op = optimizer.minimize(self.loss)

    def decay(self, epoch):
        self.sess.run(tf.compat.v1.assign(self.rate, 0.1 * 0.9**epoch))  # TFA902

    def train(self, epochs):
        for epoch in range(epochs):
            self.decay(epoch)
            self.sess.run(self.train_op, feed_dict={self.x: np.ones([8, 4])})


def main():
    with tf.Graph().as_default(), tf.compat.v1.Session() as sess:
        trainer = Trainer(sess)
        sess.run(tf.compat.v1.global_variables_initializer())
        trainer.train(50)


if __name__ == "__main__":
    main()
