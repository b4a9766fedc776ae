"""`training` that is given, that has a default, or that no layer of Keras asks for."""

import tensorflow as tf


class Encoder(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.dense = tf.keras.layers.Dense(units)

    def call(self, inputs, training):
        return self.dense(inputs)


class Decoder(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.dense = tf.keras.layers.Dense(units)

    def call(self, inputs, mask=None, training=None):
        return self.dense(inputs)


class Wrapped(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.dense = tf.keras.layers.Dense(units)

    def __call__(self, inputs, training=False):
        return super().__call__(inputs, training=training)

    def call(self, inputs, training):
        return self.dense(inputs)


class Module(tf.Module):
    def call(self, inputs, training):
        return inputs

    def __call__(self, inputs):
        return self.call(inputs, training=False)


class Reader(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.encoder, self.decoder, self.wrapped = Encoder(8), Decoder(4), Wrapped(4)

    def call(self, inputs, training):
        hidden = self.encoder(inputs, training=training)
        return self.wrapped(self.decoder(hidden))


reader = Reader()
settings = {"training": True}
reader(tf.zeros([2, 4]), training=False)
reader(tf.zeros([2, 4]), **settings)
reader.compile("sgd", "mse")
reader.fit(tf.zeros([8, 4]), tf.zeros([8, 4]))
Module()(tf.zeros([2, 4]))
stacked = tf.keras.Sequential([tf.keras.Input([4]), Decoder(2)])
stacked.add(Decoder(4))
