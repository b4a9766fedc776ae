import functools

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()


class Cell(tf.nn.rnn_cell.RNNCell):  # TFA903
    def __init__(self, units):
        super().__init__()
        self.inner = tf.nn.rnn_cell.GRUCell(units)


def network(x):
    conv = functools.partial(tf.layers.conv2d, filters=8, kernel_size=3)  # TFA903
    hidden = tf.layers.flatten(conv(x))
    return tf.layers.dense(hidden, 10)


x = tf.placeholder(tf.float32, [None, 28, 28, 1])
logits = network(x)
