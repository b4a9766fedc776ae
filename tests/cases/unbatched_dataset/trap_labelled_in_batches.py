"""Generators that give batches, or bags of pictures with one label, and those that say nothing."""

import numpy as np
import tensorflow as tf


def batches():
    for _ in range(20):
        yield np.random.rand(32, 8, 8, 1), np.zeros(32)


def bags():
    for i in range(20):
        yield np.random.rand(5, 8, 8, 1), float(i % 2)


model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
spec = (tf.TensorSpec((None, 8, 8, 1)), tf.TensorSpec((None,)))
model.fit(tf.data.Dataset.from_generator(batches, output_signature=spec))
model.fit(tf.data.Dataset.from_generator(batches, (tf.float32, tf.float32)))
bag = (tf.TensorSpec((None, 8, 8, 1)), tf.TensorSpec(()))
for pictures, label in tf.data.Dataset.from_generator(bags, output_signature=bag):
    print(tf.reduce_max(model(pictures)), label)
