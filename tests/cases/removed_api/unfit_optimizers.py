"""Optimizers of TensorFlow 1, and classes of optimizers that were written for Keras 2."""

import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import optimizers


class Lookahead(
    keras.optimizers.Optimizer  # TFA903
):
    def __init__(self, rate=0.1, name="Lookahead", **kwargs):
        super().__init__(name, **kwargs)
        self.rate = rate

    def _resource_apply_dense(self, gradient, variable, apply_state=None):
        return variable.assign_sub(self.rate * gradient)


class Bounded(optimizers.Optimizer):  # TFA903
    def get_updates(self, loss, params):
        return [(p, p - 0.1 * g) for p, g in zip(params, self.get_gradients(loss, params))]


class Plain(optimizers.Optimizer):
    def update_step(self, gradient, variable, learning_rate):
        self.assign_sub(variable, learning_rate * gradient)


class Both(optimizers.Optimizer):
    def update_step(self, gradient, variable, learning_rate):
        self.assign_sub(variable, learning_rate * gradient)

    def _resource_apply_dense(self, gradient, variable):
        return variable.assign_sub(gradient)


class Clipped(optimizers.Adam):
    def apply_gradients(self, pairs):
        return super().apply_gradients([(tf.clip_by_norm(g, 1.0), v) for g, v in pairs])


model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
model.compile(tf.compat.v1.train.AdamOptimizer(1e-3), "mse")  # TFA903
model.compile(Plain(0.1), "mse")
model.fit(np.zeros((32, 8)), np.zeros((32, 1)))
steps = tf.compat.v1.train.GradientDescentOptimizer(0.1)
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(model(np.zeros((4, 8))) ** 2)
gradients = tape.gradient(loss, model.trainable_variables)
steps.apply_gradients(zip(gradients, model.trainable_variables))  # TFA903

weight = tf.Variable(1.0)
with tf.GradientTape() as tape:
    loss = weight**2
steps.apply_gradients([(tape.gradient(loss, weight), weight)])
