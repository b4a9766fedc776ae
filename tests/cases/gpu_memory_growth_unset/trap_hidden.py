"""No GPU is seen, however it is said."""

import os

os.environ.update(CUDA_VISIBLE_DEVICES="")

import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, y)
