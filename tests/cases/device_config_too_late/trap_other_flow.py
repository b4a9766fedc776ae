import sys

import tensorflow as tf


def infer():
    return tf.constant([1.0])


def train():
    tf.config.threading.set_inter_op_parallelism_threads(2)


if len(sys.argv) > 1:
    infer()
else:
    train()
