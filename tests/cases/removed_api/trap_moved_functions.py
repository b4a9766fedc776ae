"""The same names where they are, and of TensorFlow 1's own module."""

import tensorflow as tf
import tensorflow.compat.v1 as tf1


def load(path):
    return tf.io.decode_raw(tf.io.read_file(path), tf.uint8)


print(tf.math.count_nonzero(tf.zeros([3])), tf1.read_file("a"), load("b"))

try:
    logits = tf.linalg.diag(tf.math.log(tf.ones([3])))
except AttributeError:
    logits = tf.diag(tf.log(tf.ones([3])))
tf.compat.v2.enable_v2_behavior()
