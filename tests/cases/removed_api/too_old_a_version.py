"""Early returns that are no ways of doing the same with another version."""

import tensorflow as tf


def optimizer(rate, new):
    if new:
        return tf.keras.optimizers.Adam(rate)
    return tf.keras.optimizers.legacy.Adam(learning_rate=rate)  # TFA903


def main():
    if tf.__version__ < "2.0":
        print("TensorFlow is too old")
        return None
    print(tf.keras.optimizers.legacy.SGD(0.1))  # TFA903
    return optimizer(0.1, input())


main()
