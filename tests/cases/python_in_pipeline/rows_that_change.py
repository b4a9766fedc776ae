"""Generators that look like rows of arrays, and are not what slices would give."""

import random

import numpy as np
import pandas as pd
import tensorflow as tf

x, y = np.ones([64, 4], "float32"), np.zeros([64, 1], "float32")
longer = np.zeros([65, 1], "float32")
table = pd.read_csv("table.csv")
listed = [np.ones(i) for i in range(64)]
renewed = np.ones([64, 4], "float32")
mixed = np.ones([64, 4], "float32")
word = tf.TensorSpec([4])


def shuffled():
    for i in random.sample(range(64), 64):
        yield x[i], y[i]


def unequal():
    for i in range(len(x)):
        yield x[i], longer[i]


def neighbours():
    for i in range(len(x)):
        yield x[i], y[i - 1]


def columns():
    for i in range(4):
        yield table[i]


def ragged():
    for row in listed:
        yield row


def changed():
    for row in renewed:
        yield row


def mixed_up():
    for row in mixed:
        yield row


def augmented():
    for row in x:
        yield row + random.random()


def skipping():
    for row in x:
        if row[0]:
            yield row


def of(generator, *types):
    return tf.data.Dataset.from_generator(generator, types).batch(8)  # TFA309


pairs = [of(g, tf.float32, tf.float32) for g in (shuffled, unequal, neighbours)]
a = tf.data.Dataset.from_generator(columns, tf.float32).batch(8)  # TFA309
b = tf.data.Dataset.from_generator(ragged, tf.float32).padded_batch(8, [None])  # TFA309
c = tf.data.Dataset.from_generator(changed, tf.float32).batch(8)  # TFA309
d = tf.data.Dataset.from_generator(mixed_up, tf.float32).batch(8)  # TFA309
e = tf.data.Dataset.from_generator(augmented, tf.float32).batch(8)  # TFA309
f = tf.data.Dataset.from_generator(skipping, tf.float32).batch(8)  # TFA309
renewed = renewed * 2.0
np.random.shuffle(mixed)
for ds in (*pairs, a, b, c, d, e, f):
    for batch in ds:
        print(batch)
