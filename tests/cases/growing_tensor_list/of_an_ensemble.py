"""Predictions of one model of an ensemble, which a comprehension makes."""

import numpy as np
import tensorflow as tf


def build():
    model = tf.keras.Sequential([tf.keras.layers.Dense(10), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


x, y = np.random.rand(10000, 5).astype("float32"), np.random.rand(10000, 1)
models = [build() for _ in range(5)]
for model in models:
    model.fit(x, y)

predicted = tf.zeros((0, 1))
for batch in tf.data.Dataset.from_tensor_slices(x).batch(32):
    predicted = tf.concat([predicted, models[0](batch)], 0)  # TFA702

others = np.zeros((0, 1))
for start in range(0, 10000, 32):
    others = np.concatenate([others, models[1].predict_on_batch(x[start : start + 32])])  # TFA702
