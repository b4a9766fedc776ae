import os

import tensorflow as tf


def quiet():
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"  # TFA102: low


def backend():
    os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"  # TFA102
    return tf.constant(1)


os.environ["KERAS_BACKEND"] = "tensorflow"  # TFA102
os.environ["KERAS_BACKEND"] = "tensorflow"  # TFA102
