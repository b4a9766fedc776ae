"""Lines of a table: batches of lines are split at once, or one line becomes a batch of one."""

import tensorflow as tf


def stacked(lines):
    fields = tf.io.decode_csv(lines, [0.0] * 4)
    return tf.stack(fields[:-1], axis=1), fields[-1]


def batch_of_one(line):
    fields = tf.io.decode_csv(line, [0.0] * 4)
    return tf.stack([tf.stack(fields[:-1])]), fields[-1]


def with_labels(line):
    fields = tf.io.decode_csv(line, [0.0] * 4)
    return tf.stack([fields[:-1]]), tf.stack([fields[-1:]])


model = tf.keras.Sequential([tf.keras.Input([3]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(tf.data.TextLineDataset("people.csv").batch(8).map(stacked))
model.fit(tf.data.TextLineDataset("people.csv").map(batch_of_one))
model.fit(tf.data.TextLineDataset("people.csv").map(with_labels))
