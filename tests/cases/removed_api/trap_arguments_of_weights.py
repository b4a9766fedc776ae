"""`add_weight` of something else."""

import tensorflow as tf


class Scale:
    def __init__(self):
        self.weights = []

    def add_weight(self, edge, partitioner=None, experimental_autocast=True):
        self.weights.append((edge, partitioner, experimental_autocast))


scale = Scale()
scale.add_weight(3, partitioner=len, experimental_autocast=False)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
