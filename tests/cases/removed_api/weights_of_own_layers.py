"""Properties of Keras 3's layers that a layer of one's own sets."""

import tensorflow as tf
from tensorflow.keras import layers


class Normalised(layers.Conv2D):
    def build(self, shape):
        size = (*self.kernel_size, shape[-1], self.filters)
        self.kernel = self.add_weight(shape=size, name="kernel")  # TFA903
        self.length = self.add_weight(shape=(1, self.filters), name="length", trainable=False)
        self.built = True

    def call(self, inputs):
        return tf.nn.conv2d(inputs, self.kernel / self.length, 1, "SAME")


class Doubled(layers.Dense):
    def build(self, shape):
        super().build(shape)
        self.kernel = 2 * self.kernel  # TFA903


class Heads(layers.MultiHeadAttention):
    def __init__(self, num_heads, key_dim):
        super().__init__(num_heads, key_dim)
        self.num_heads = num_heads  # TFA903




class Depthwise(layers.DepthwiseConv2D):
    def build(self, shape):
        super().build(shape)
        self.kernel = 2 * self.kernel


class Own(layers.Layer):
    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], 4), name="kernel")
        self.num_heads = 4

    def call(self, inputs):
        return inputs @ self.kernel


class Named(layers.Dense):
    kernel = None

    def build(self, shape):
        self.kernel = self.add_weight(shape=(shape[-1], 4), name="kernel")


class Files:
    def __init__(self, path):
        self.path = path


model = tf.keras.Sequential([Normalised(4, 3), Depthwise(3), layers.Flatten(), Doubled(8), Own(), Named(4)])
print(model, Heads(2, 4), Files("in"))
