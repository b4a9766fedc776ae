"""Tensors and arrays, a number alone, and layers that make a tensor of a list."""

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([layers.Input((2,)), layers.Dense(1)])
model.compile("adam", "mse")
model.fit(np.zeros((8, 2)), np.zeros((8, 1)))
rows = [[1.0, 2.0]]
print(model(np.array(rows)), model(tf.constant([[1.0, 2.0]])))
print(layers.Rescaling(2.0)([1.0, 2.0]), layers.Rescaling(2.0)(3.0))
print(layers.IntegerLookup(vocabulary=[1, 2])([1, 2]), layers.Hashing(3)([1, 2]))
scale = np.float32(3)
x = layers.Input((4,))
print(layers.Lambda(lambda parts: parts[0] * parts[1])([x, scale]))
metric = tf.keras.metrics.Mean()
print(metric([1, 2]))
loss = tf.keras.losses.MeanSquaredError()
print(loss([1.0], [2.0]))


class Plain(tf.keras.Model):
    def __call__(self, numbers):
        return sum(numbers)


print(Plain()([1, 2]))
