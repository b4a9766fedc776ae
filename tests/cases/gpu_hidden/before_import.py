"""Everything in functions; the variable is set before TensorFlow is imported."""

import os

NO_GPU = ""
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = NO_GPU  # TFA104

import numpy as np
import tensorflow as tf


def build():
    return tf.keras.Sequential([tf.keras.layers.LSTM(64), tf.keras.layers.Dense(1)])


def main():
    model = build()
    model.compile("adam", "mse")
    model.fit(np.zeros([256, 20, 4]), np.zeros([256, 1]), batch_size=64)


if __name__ == "__main__":
    main()
