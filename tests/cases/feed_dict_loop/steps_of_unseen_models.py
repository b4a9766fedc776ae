"""Steps, each of which asks for its batch, or gets it, for placeholders that are made elsewhere."""

import tensorflow as tf


class Trainer:
    def __init__(self, sess, model, data):
        self.sess = sess
        self.model = model
        self.data = data

    def train_epoch(self):
        losses = []
        for _ in range(1000):
            losses.append(self.train_step())
        for batch in self.data:
            losses.append(self.train_on(batch))
        return losses

    def train_step(self):
        x, y = next(self.data.next_batch(32))
        feed = {self.model.x: x, self.model.y: y, self.model.training: True}
        _, loss = self.sess.run([self.model.train_op, self.model.loss], feed_dict=feed)  # TFA901
        return loss

    def train_on(self, batch):
        x, y = batch
        feed = {self.model.x: x, self.model.y: y}
        _, loss = self.sess.run([self.model.train_op, self.model.loss], feed_dict=feed)  # TFA901
        return loss


session = tf.Session()
