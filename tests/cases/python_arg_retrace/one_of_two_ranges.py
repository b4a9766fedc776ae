"""The epochs begin anew, or where a checkpoint ended: numbers of Python either way."""

import tensorflow as tf

weights = tf.Variable(tf.ones([8, 1]))


@tf.function
def update(rows, epoch, rate):
    weights.assign_sub(rate * tf.reduce_mean(rows) * tf.ones([8, 1]) / (epoch + 1.0))


def train(data, count, checkpoint):
    if checkpoint is not None:
        epochs = range(checkpoint, checkpoint + count)
    else:
        epochs = range(count)
    rates = [0.1, 0.01] if checkpoint else [0.1]
    for epoch in epochs:
        for rows in data:
            update(rows, epoch, rates[0])  # TFA603
