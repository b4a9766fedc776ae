"""Keras 2 builds layers otherwise."""

import tensorflow as tf
import tf_keras as keras


class Plain(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = keras.layers.Dense(1)

    @tf.function
    def call(self, inputs):
        return self.out(inputs)


model = Plain()
model.compile("adam", "mse")
model.fit(tf.zeros([64, 8]), tf.zeros([64, 1]))
