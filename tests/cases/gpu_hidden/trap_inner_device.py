"""Ops are on the CPU unless something is said; the training says something."""

import tensorflow as tf

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
with tf.device("/CPU:0"):
    x = tf.math.l2_normalize(x)
    with tf.device("/device:GPU:0"):
        model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        model.compile("sgd", "mse")
        model.fit(x, y)
