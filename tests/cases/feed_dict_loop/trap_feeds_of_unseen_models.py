"""Feeds of single numbers, of what a session gave, and of what an agent has seen."""

import tensorflow as tf
from data import batches
from model import Model

model = Model()
session = tf.Session()
for epoch in range(1000):
    feed = {model.rate: 0.1 / (epoch + 1), model.epoch: epoch}
    session.run(model.train_op, feed_dict=feed)
for rate in [0.1 / (n + 1) for n in range(100)]:
    session.run(model.train_op, feed_dict=model.feed(rate))
state = session.run(model.first_state)
for _ in range(1000):
    feed = {model.state: state}
    state, _ = session.run([model.state_after, model.train_op], feed)
for batch in batches():
    session.run(model.train_op, feed_dict={model.size: len(batch)})
for _ in range(1000):
    states, actions, rewards = model.remember(32)
    feed = {model.states: states, model.actions: actions, model.rewards: rewards}
    session.run(model.train_op, feed_dict=feed)
