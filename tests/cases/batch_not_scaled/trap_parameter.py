"""Callers that know the strategy may have multiplied the batch; names that say it, and no default."""

import tensorflow as tf
from builder import build_model


def fitted(strategy, x, y, batch_size=32):
    with strategy.scope():
        model = build_model(x.shape[1])
        model.compile("adam", "mse")
    model.fit(x, y, batch_size=batch_size)


shared = tf.distribute.MirroredStrategy()


def trained(x, y, batch_size=32):
    with shared.scope():
        model = build_model(x.shape[1])
        model.compile("adam", "mse")
    model.fit(x, y, batch_size=batch_size)


class Trainer:
    def __init__(self):
        self.strategy = tf.distribute.MirroredStrategy()

    def train(self, x, y, batch_size=32):
        with self.strategy.scope():
            model = build_model(x.shape[1])
            model.compile("adam", "mse")
        model.fit(x, y, batch_size=batch_size)


def all_at_once(x, y, global_batch_size=256):
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = build_model(x.shape[1])
        model.compile("adam", "mse")
    model.fit(x, y, batch_size=global_batch_size)


def asked(x, y, batch_size):
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = build_model(x.shape[1])
        model.compile("adam", "mse")
    model.fit(x, y, batch_size=batch_size)


def scaled(x, y, batch_size=32):
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = build_model(x.shape[1])
        model.compile("adam", "mse")
    model.fit(x, y, batch_size=batch_size * strategy.num_replicas_in_sync)
