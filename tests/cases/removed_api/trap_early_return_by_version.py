"""Functions that give one thing with Keras 3, and another with what is older."""

import tensorflow as tf

KERAS_3 = tf.keras.__version__.startswith("3")


def optimizer(rate):
    if KERAS_3:
        return tf.keras.optimizers.Adam(rate)
    return tf.keras.optimizers.legacy.Adam(learning_rate=rate)


def settings(rate):
    if tf.__version__ >= "2.16":
        found = {"learning_rate": rate}
        return found
    return {"learning_rate": tf.keras.optimizers.legacy.SGD(rate).lr}


print(optimizer(0.1), settings(0.1))
