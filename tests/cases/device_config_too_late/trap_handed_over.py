"""What is handed to a library may never be called."""

import atexit

import tensorflow as tf


def report():
    print(tf.constant(1))


atexit.register(report)
tf.config.threading.set_intra_op_parallelism_threads(1)
