"""An import that nobody uses starts no process that would take the models along."""

import subprocess  # noqa: F401

import tensorflow as tf

x, y = tf.zeros([256, 8]), tf.zeros([256, 1])
for rate in [0.1, 0.01, 0.001]:
    model = tf.keras.Sequential([tf.keras.layers.Dense(8), tf.keras.layers.Dense(1)])  # TFA704
    model.compile(tf.keras.optimizers.SGD(rate), "mse")
    model.fit(x, y, epochs=3)
