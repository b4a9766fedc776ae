"""The weights are made by fit, when the device is left already."""

import tensorflow as tf

with tf.device("/CPU:0"):
    model = tf.keras.Sequential([tf.keras.layers.Dense(64), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
model.fit(tf.zeros([512, 8]), tf.zeros([512, 1]))
