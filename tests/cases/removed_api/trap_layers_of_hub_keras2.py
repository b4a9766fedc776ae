"""Keras 2 by the environment takes the layers that Hub makes."""

import os

os.environ["TF_USE_LEGACY_KERAS"] = "1"
import tensorflow as tf
import tensorflow_hub as hub

model = tf.keras.Sequential([hub.KerasLayer("nnlm"), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
