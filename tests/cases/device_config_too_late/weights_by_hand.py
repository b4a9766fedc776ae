"""A mean that is worked out, and weights that are made by hand, start TensorFlow."""

import numpy as np
import tensorflow as tf


def normalized(rows):
    layer = tf.keras.layers.Normalization()
    layer.adapt(rows)
    tf.config.threading.set_intra_op_parallelism_threads(4)  # TFA102
    return layer


def built():
    model = tf.keras.Sequential([tf.keras.layers.Dense(4), tf.keras.layers.Dense(1)])
    model.build((None, 8))
    for gpu in tf.config.list_physical_devices("GPU"):
        tf.config.experimental.set_memory_growth(gpu, True)  # TFA102
    return model


if __name__ == "__main__":
    model = built()
    model.compile("sgd", "mse")
    model.fit(normalized(np.ones([64, 8]))(np.ones([64, 8])), np.ones([64, 1]))
