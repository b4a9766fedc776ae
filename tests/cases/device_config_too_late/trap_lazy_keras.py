"""`tf.keras` is chosen when it is first used, not when TensorFlow is imported."""

import os

import tensorflow as tf

os.environ["TF_USE_LEGACY_KERAS"] = "1"
layer = tf.keras.layers.Dense(1)
