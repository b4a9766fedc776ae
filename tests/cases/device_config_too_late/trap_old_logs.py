# tensorflow: 2.4
"""The first message reads the level, and this TensorFlow need not have said anything yet."""

import os

import tensorflow as tf

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
print(tf.__version__)
