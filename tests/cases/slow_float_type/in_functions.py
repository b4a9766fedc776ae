import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K


def build():
    return tf.keras.Sequential([tf.keras.layers.Dense(64), tf.keras.layers.Dense(1)])


def main():
    K.set_floatx("float64")  # TFA507
    model = build()
    model.compile("adam", "mse")
    model.fit(np.zeros((64, 4)), np.zeros((64, 1)))


main()
