"""The variable is not read any more: TFA102 says so, and the GPU trains."""

import os

import tensorflow as tf

x, y = tf.zeros([512, 8]), tf.zeros([512, 1])
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(x, y)
