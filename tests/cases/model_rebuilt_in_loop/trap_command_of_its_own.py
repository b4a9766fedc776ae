"""A command that is started may be what takes the memory along when it ends."""

import subprocess
import sys

import tensorflow as tf


def train(rate):
    x, y = tf.zeros([256, 8]), tf.zeros([256, 1])
    model = tf.keras.Sequential([tf.keras.layers.Dense(8), tf.keras.layers.Dense(1)])
    model.compile(tf.keras.optimizers.SGD(rate), "mse")
    model.fit(x, y, epochs=3)


if len(sys.argv) > 1:
    train(float(sys.argv[1]))
else:
    for rate in [0.1, 0.01, 0.001]:
        subprocess.run([sys.executable, __file__, str(rate)], check=True)
