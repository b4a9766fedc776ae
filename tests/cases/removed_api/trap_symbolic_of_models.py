"""Models are called with values, in layers, or asked for what is no tensor."""

import tensorflow as tf
from tensorflow.keras import Model, layers

start = layers.Input((32,))
encoder = Model(start, layers.Dense(2)(start))


class Square(layers.Layer):
    def call(self, x):
        return tf.square(x)


class Pair(Model):
    """A model of one's own has no output before it is called."""

    def __init__(self):
        super().__init__()
        self.output_scale = tf.exp(1.0)
        self.first = layers.Dense(2)

    def call(self, x):
        return self.first(tf.exp(x))


squared = Square()(encoder(encoder.input))
model = Model(encoder.input, layers.Lambda(tf.exp)(squared))
print(tf.exp(encoder(tf.ones([4, 32]))), tf.shape(model(tf.ones([4, 32]))))
batch, width = encoder.output.shape
print(tf.ones([4, width or 1]))
print(tf.TensorShape(encoder.output.shape), Pair()(tf.ones([1, 2])))
