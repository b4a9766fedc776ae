"""Columns that are put together along the first axis, or decided by, or given as a list."""

import tensorflow as tf

NAMES = ["age", "height", "healthy"]
KINDS = [[0.0], [0.0], [0]]


def stacked(line):
    cells = tf.io.decode_csv(line, KINDS)
    return tf.stack(cells[:-1]), cells[-1]


def stacked_by_name(line):
    row = dict(zip(NAMES, tf.io.decode_csv(line, KINDS)))
    return tf.stack([row["age"], row["height"]]), row["healthy"]


def listed(line):
    return tf.io.decode_csv(line, [[0.0], [0.0]])


def summed(line):
    cells = tf.io.decode_csv(line, [[0.0], [0.0]])
    return cells[0], tf.reduce_sum(cells)


def chosen(line):
    age, height, healthy = tf.io.decode_csv(line, KINDS)
    return (age, healthy) if age > 18.0 else (height, healthy)


def changed(line):
    row = dict(zip(NAMES, tf.io.decode_csv(line, KINDS)))
    row["sick"] = 1 - row["healthy"]
    return row


lines = tf.data.TextLineDataset("people.csv")
a = lines.map(stacked).batch(64)
b = lines.map(stacked_by_name).batch(64)
c = lines.map(listed).batch(64)
d = lines.map(summed).batch(64)
e = lines.map(chosen).batch(64)
f = lines.map(changed).batch(64)
