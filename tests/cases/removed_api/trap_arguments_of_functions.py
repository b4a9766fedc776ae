"""Functions of TensorFlow 1, calls for either version, and what is called right."""

import numpy as np
import tensorflow as tf


def softmax(x):
    if tf.__version__.startswith("1."):
        return tf.nn.softmax(x, dim=-1)
    return tf.nn.softmax(x, axis=-1)


def mean(x):
    try:
        return tf.reduce_mean(x, keep_dims=True)
    except TypeError:
        return tf.reduce_mean(x, keepdims=True)


def dropout(x, keep_prob):
    return tf.nn.dropout(tf.nn.dropout(x, 1 - keep_prob), rate=0.1)


x = tf.ones([2, 3])
print(softmax(x), mean(x), dropout(x, 0.9), tf.compat.v1.reduce_sum(x, keep_dims=True))
print(np.sum(x, keepdims=True), tf.math.l2_normalize(x, dim=1))
