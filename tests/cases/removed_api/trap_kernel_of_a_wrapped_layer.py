import tensorflow as tf
from layers import Projection


class Scaled(tf.keras.layers.Wrapper):
    def call(self, inputs):
        self.layer.kernel = self.w / tf.norm(self.w)  # of a layer whose kernel may be set
        return self.layer(inputs)


class Normalized(tf.keras.layers.Wrapper):
    def call(self, inputs):
        self.layer.kernel.assign(self.layer.kernel / tf.norm(self.layer.kernel))
        return self.layer(inputs)


class Held:
    def __init__(self, layer):
        self.layer = layer

    def scale(self, kernel):
        self.layer.kernel = kernel


model = tf.keras.Sequential([Scaled(Projection(8)), Normalized(tf.keras.layers.Dense(1))])
held = Held(Projection(8))
