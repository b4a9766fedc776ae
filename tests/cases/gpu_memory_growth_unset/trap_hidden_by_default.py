"""No GPU is seen unless the shell says otherwise."""

import os

os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, y)
