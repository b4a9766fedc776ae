"""Samples of a generator that tells no shapes, which `fit` takes only eagerly: no fix."""

import numpy as np
import tensorflow as tf


def samples():
    for _ in range(64):
        yield np.zeros([4], "float32"), np.zeros([1], "float32")


dataset = tf.data.Dataset.from_generator(samples, (tf.float32, tf.float32))
model = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse", run_eagerly=True)  # TFA506
model.fit(dataset.batch(8))
