"""Datasets and generators come in batches, and need the number where they have no end."""

import numpy as np
import tensorflow as tf


def batches():
    while True:
        yield np.zeros([8, 4], "float32"), np.zeros([8, 1], "float32")


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(batches(), steps_per_epoch=4)
data = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 4]), tf.zeros([64, 1])))
model.fit(data.batch(8).repeat(), steps_per_epoch=4)
