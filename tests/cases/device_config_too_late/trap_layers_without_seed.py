"""Layers that draw nothing have no seed; others wait for the shape of what they get."""

import sys

import tensorflow as tf

rate = float(sys.argv[1]) if len(sys.argv) > 1 else 0.0
layers = [
    tf.keras.layers.Rescaling(1 / 255),
    tf.keras.layers.Normalization(),
    tf.keras.layers.Dropout(0),
    tf.keras.layers.Dropout(rate),
    tf.keras.layers.GaussianNoise(stddev=0.0),
    tf.keras.layers.Dense(1),
]
tf.config.threading.set_inter_op_parallelism_threads(2)
model = tf.keras.Sequential(layers)
model.compile("adam", "mse")
