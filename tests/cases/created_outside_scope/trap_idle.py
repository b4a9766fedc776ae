"""Strategies that something is done with."""

import numpy as np
import tensorflow as tf
from elsewhere import prepare
from tensorflow import keras


def build():
    model = keras.Sequential([keras.Input([8]), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def with_scope():
    strategy = tf.distribute.MirroredStrategy()
    scope = strategy.scope()
    with scope:
        model = build()
    for step in range(1000):
        model.train_on_batch(np.ones([32, 8]), np.ones([32, 1]))


def handed_on():
    strategy = tf.distribute.MirroredStrategy()
    prepare(strategy)
    model = build()
    for step in range(1000):
        model.train_on_batch(np.ones([32, 8]), np.ones([32, 1]))


with_scope()
handed_on()
