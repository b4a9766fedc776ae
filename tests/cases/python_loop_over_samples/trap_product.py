"""What one sample gives is multiplied into the result, or goes through the one before."""

import tensorflow as tf

weights = tf.Variable(tf.ones([8]))
optimizer = tf.keras.optimizers.SGD(0.1)


def chain(batch):
    total = tf.ones([8])
    for i in range(batch.shape[0]):
        total *= tf.tanh(batch[i] - weights)
    return tf.reduce_sum(total)


def filtered(batch):
    state = tf.zeros([8])
    for i in range(batch.shape[0]):
        state = tf.tanh(batch[i] - state * weights)
    return tf.reduce_sum(state)


def train(batches):
    for batch in batches:
        optimizer.minimize(lambda: chain(batch) + filtered(batch), [weights])
