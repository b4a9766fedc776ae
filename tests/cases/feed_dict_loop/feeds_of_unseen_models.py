"""Feeds that a loop builds of its batches, for placeholders that are made elsewhere."""

import tensorflow as tf
from data import batches
from model import Model

model = Model()
session = tf.Session()
for x, y in batches():
    feed = dict(zip(model.inputs, [x, y], strict=True))
    session.run(model.train_op, feed_dict=feed)  # TFA901
for x, y in batches():
    feed = {}
    feed[model.x] = x
    feed[model.y] = y
    session.run(model.train_op, feed_dict=feed)  # TFA901
for x, y in batches():
    feed = {model.rate: 0.1}
    feed.update({model.x: x, model.y: y})
    session.run(model.train_op, feed)  # TFA901
for x, y in batches():
    session.run(model.train_op, feed_dict=model.feed(x, y))  # TFA901
for batch in batches():
    session.run(model.train_op, feed_dict={model.x: batch.x, model.y: batch["y"]})  # TFA901
for batch in batches():
    x, y = batch
    session.run(model.train_op, feed_dict={model.x: x, model.y: y})  # TFA901
for _ in range(1000):
    batch = model.next_batch(10)
    session.run(model.train_op, feed_dict={model.x: batch, model.keep: 0.5})  # TFA901


class Tagger:
    def __init__(self, network, sess):
        self.network = network
        self.sess = sess

    def run_epoch(self, train):
        for _, (words, labels) in enumerate(train):
            feed, _ = self.network.get_feed_dict(words, labels, 0.1)
            _, loss = self.sess.run([self.network.train_op, self.network.loss], feed)  # TFA901
            print(loss)
