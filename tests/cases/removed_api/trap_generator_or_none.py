"""One of two generators that a function gives may give tuples."""

import sys

import numpy as np
import tensorflow as tf


def of_lists():
    while True:
        yield [np.zeros([8, 8]), np.zeros([8])], np.zeros(8)


def of_tuples():
    while True:
        yield (np.zeros([8, 8]), np.zeros([8])), np.zeros(8)


def data(kind):
    if kind == "none":
        return None
    return of_lists() if kind == "lists" else of_tuples()


image = tf.keras.Input([8])
target = tf.keras.Input([])
loss = tf.keras.layers.Lambda(lambda given: tf.reduce_mean(given[0], axis=1) - given[1])
model = tf.keras.Model([image, target], loss([image, target]))
model.compile("adam", "mse")
model.fit(data(sys.argv[1]), steps_per_epoch=100, epochs=3)
