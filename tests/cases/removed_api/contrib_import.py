"""A script for TensorFlow 1 is told once that it is one, where it stops."""

import tensorflow as tf
from tensorflow.contrib import rnn  # TFA903

x = tf.placeholder(tf.float32, [None, 4, 1])
outputs, _ = rnn.static_rnn(rnn.BasicLSTMCell(8), tf.unstack(x, axis=1))
with tf.Session() as session:
    print(session.run(outputs, {x: [[[1], [2], [3], [4]]]}))
