"""A default that comes in time, and one of what was set in time."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
os.environ["TF_FORCE_GPU_ALLOW_GROWTH"] = "true"

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
os.environ.setdefault("TF_FORCE_GPU_ALLOW_GROWTH", "true")
model.compile("adam", "mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]))
