"""Layers of Keras 2, where there is one, and functions that need no layer of it."""

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()
try:
    dense = tf.layers.dense(tf.zeros([2, 3]), 4)
except AttributeError:
    dense = tf.keras.layers.Dense(4)(tf.zeros([2, 3]))

w = tf.get_variable("w", [4, 2])
cell = tf.keras.layers.LSTMCell(4)
logits = tf.nn.relu(tf.matmul(dense, w))
