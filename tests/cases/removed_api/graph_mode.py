"""A script that leaves eager execution as older ones did, and trains by `fit`."""

import numpy as np
import tensorflow as tf

SETTINGS = {"lr": 0.01, "beta_1": 0.5}


def cross_validate(folds):
    for _ in range(folds):
        network = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        network.compile(tf.keras.optimizers.Adam(**SETTINGS), "mse")  # TFA903
        network.fit(np.ones((8, 3)), np.ones((8, 1)), verbose=0)


if __name__ == "__main__":
    tf.compat.v1.disable_v2_behavior()  # TFA903
    cross_validate(3)
