"""Steps that are fed settings: the batches come from a pipeline."""

import tensorflow as tf


class Trainer:
    def __init__(self, sess, model, settings):
        self.sess = sess
        self.model = model
        self.settings = settings

    def train_epoch(self, batch_size):
        for epoch in range(1000):
            self.train_step(epoch, batch_size)

    def train_step(self, epoch, batch_size):
        rate, keep = self.settings.at(epoch)
        feed = {self.model.rate: rate, self.model.keep: keep, self.model.size: batch_size}
        self.sess.run([self.model.train_op, self.model.loss], feed_dict=feed)


session = tf.Session()
