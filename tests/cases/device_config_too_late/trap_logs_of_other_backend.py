"""Keras imports TensorFlow only where that is its backend."""

import os

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"

import tensorflow as tf

print(keras.backend.backend(), tf.data.AUTOTUNE)
