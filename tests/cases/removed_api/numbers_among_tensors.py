"""A number among what a layer is called with, which Keras 2 made a tensor of."""

import tensorflow as tf
from tensorflow.keras import layers


def sample(parts):
    mean, log_var, count = parts
    noise = tf.random.normal((tf.shape(mean)[0], 2, count))
    return mean[..., None] + tf.exp(log_var)[..., None] * noise


def encoder(count=10):
    inputs = layers.Input((784,))
    mean, log_var = layers.Dense(2)(inputs), layers.Dense(2)(inputs)
    z = layers.Lambda(sample)([mean, log_var, count])  # TFA903
    return tf.keras.Model(inputs, [z, mean, log_var])


class Scaled(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(1)

    def call(self, inputs):
        return self.dense(inputs[0]) * inputs[1]


model = tf.keras.Sequential([layers.Input((2,)), layers.Dense(1)])
model.compile("adam", "mse")
model.fit(tf.zeros((8, 2)), tf.zeros((8, 1)))
print(encoder(count=5), model([[1.0, 2.0]]))  # TFA903
print(Scaled()((tf.zeros((2, 2)), 3)))  # TFA903
