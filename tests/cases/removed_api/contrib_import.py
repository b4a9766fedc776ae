"""A script for TensorFlow 1: each name once that it has no more."""

import tensorflow as tf
from tensorflow.contrib import rnn  # TFA903

x = tf.placeholder(tf.float32, [None, 4, 1])  # TFA903
outputs, _ = rnn.static_rnn(rnn.BasicLSTMCell(8), tf.unstack(x, axis=1))
with tf.Session() as session:  # TFA903
    print(session.run(outputs, {x: [[[1], [2], [3], [4]]]}))
