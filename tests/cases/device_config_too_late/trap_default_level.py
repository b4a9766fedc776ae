import os

import tensorflow as tf


def all_messages():
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "0"
    tf.get_logger().setLevel("DEBUG")
