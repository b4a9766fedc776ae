"""The test set goes through the network in slices, as far as its length goes."""

import tensorflow as tf


def right_answers(network, images, labels, size):
    answers = tf.zeros([0], tf.int64)
    for start in range(0, len(images), size):
        scores = network(images[start : start + size], training=False)
        answers = tf.concat([answers, tf.argmax(scores, axis=-1)], axis=0)  # TFA702
    return tf.reduce_mean(tf.cast(answers == labels, tf.float32))
