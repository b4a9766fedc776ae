"""Models without a `call` that are said to be built, were made of tensors, or have no strategy."""

import keras
import numpy as np
import tensorflow as tf


class Steps(keras.Model):
    def train_step(self, images):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.score(images))
        weights = self.score.trainable_weights
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"loss": loss}


class Scored(Steps):
    def __init__(self, score):
        super().__init__()
        self.score = score


class Built(Steps):
    def __init__(self, score):
        super().__init__()
        self.score = score
        self.built = True


class Called(Scored):
    def call(self, images):
        return self.score(images)


class OfTensors(keras.Model):
    def __init__(self, score):
        images = keras.Input([10])
        super().__init__(images, score(images))
        self.score = score

    def train_step(self, images):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.score(images))
        weights = self.score.trainable_weights
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"loss": loss}


def make(cls):
    model = cls(keras.Sequential([keras.Input([10]), keras.layers.Dense(1)]))
    model.compile(optimizer=keras.optimizers.SGD(0.01))
    return model


x = np.zeros((64, 10), "float32")
with tf.distribute.MirroredStrategy(["/cpu:0"]).scope():
    built, called, functional = make(Built), make(Called), make(OfTensors)
built.fit(x)
called.fit(x)
functional.fit(x)
plain = make(Scored)
plain.fit(x)
