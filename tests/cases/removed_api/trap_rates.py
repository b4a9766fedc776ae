"""Learning rates that Keras 3 takes, and one that it is given later."""

import sys

import numpy as np
import tensorflow as tf

rate = tf.Variable(1e-3)
optimizers = [
    tf.keras.optimizers.Adam(1e-3),
    tf.keras.optimizers.Adam(lambda: rate),
    tf.keras.optimizers.Adam(np.float64(1e-3)),
    tf.keras.optimizers.Adam(float(sys.argv[1])),
    tf.keras.optimizers.SGD(tf.keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9)),
]
optimizers[0].learning_rate.assign(rate)
