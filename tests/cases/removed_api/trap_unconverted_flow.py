"""Flow by what is known while tracing, what AutoGraph is asked to convert, and eager calls."""

import numpy as np
import tensorflow as tf


class Known(tf.keras.layers.Layer):
    def call(self, inputs, training=False):
        if training and inputs.shape[-1] > 2:
            inputs = inputs * 2.0
        if len(inputs.shape) == 2:
            for place in range(3):
                inputs = inputs + float(place)
        if tf.executing_eagerly():
            inputs = inputs + 0.0
        return tf.cond(tf.reduce_sum(inputs) > 0, lambda: inputs, lambda: -inputs)


class Asked(tf.keras.layers.Layer):
    @tf.function
    def call(self, inputs):
        for _ in tf.range(3):
            inputs = inputs + 1.0
        return self.bounded(inputs)

    @tf.function
    def helper(self, inputs):
        if tf.reduce_sum(inputs) > 0:
            return inputs
        return -inputs

    def bounded(self, inputs):
        return self.helper(inputs)


def scaled(image, label):
    if tf.reduce_max(image) > 1.0:
        image = image / 255.0
    return image, label


rows = tf.data.Dataset.from_tensor_slices((np.ones((8, 3)), np.ones((8, 1))))
network = tf.keras.Sequential([Known(), Asked(), tf.keras.layers.Dense(1)])
network.compile("sgd", "mse")
network.fit(rows.map(scaled).batch(4))
