"""Optimizers of a model's own `train_step`: compiled, built, without variables, on one device."""

import keras
import tensorflow as tf


class Pair(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(1)
        self.second = keras.layers.Dense(1)

    def call(self, x):
        return self.first(x) + self.second(x)

    def train_step(self, x):
        with tf.GradientTape() as tape:
            loss = tf.nn.compute_average_loss(tf.square(self(x, training=True))[:, 0])
        weights = self.trainable_weights
        gradients = tape.gradient(loss, weights)
        self.update(gradients, weights)
        return {"loss": loss}


class Compiled(Pair):
    def compile(self, main, other):
        super().compile(optimizer=main)
        self.main, self.other = main, other

    def update(self, gradients, weights):
        self.main.apply_gradients(zip(gradients, weights))
        self.other.apply_gradients(zip(gradients, weights))


class Built(Pair):
    def compile(self, extra):
        super().compile()
        self.extra = extra
        self(tf.zeros([1, 4]))
        self.extra.build(self.trainable_variables)

    def update(self, gradients, weights):
        self.extra.apply_gradients(zip(gradients, weights))


class Alone(Pair):
    def compile(self, extra):
        super().compile()
        self.extra = extra

    def update(self, gradients, weights):
        self.extra.apply_gradients(zip(gradients, weights))


x = tf.zeros([640, 4])
with tf.distribute.MirroredStrategy().scope():
    compiled, built = Compiled(), Built()
    compiled.compile(keras.optimizers.Adam(), keras.optimizers.SGD(0.01))
    built.compile(keras.optimizers.Adam())
alone = Alone()
alone.compile(keras.optimizers.Adam())
compiled.fit(x, batch_size=64)
built.fit(x, batch_size=64)
alone.fit(x, batch_size=64)
