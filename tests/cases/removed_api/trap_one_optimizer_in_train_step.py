"""All parts in one call, an optimizer for each part, one that was built, a part of the first."""

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


def dense(units):
    return keras.Sequential([keras.Input([8]), layers.Dense(units)])


class AtOnce(keras.Model):
    def __init__(self):
        super().__init__()
        self.first, self.second = dense(4), dense(1)

    def losses_of(self, inputs):
        return tf.reduce_mean(self.first(inputs)), tf.reduce_mean(self.second(inputs))

    def call(self, inputs):
        return self.first(inputs)

    def train_step(self, inputs):
        with tf.GradientTape() as tape:
            loss = sum(self.losses_of(inputs))
        both = self.first.trainable_variables + self.second.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, both), both))
        return {"loss": loss}


class OneForEach(AtOnce):
    def __init__(self):
        super().__init__()
        self.other_optimizer = keras.optimizers.Adam(1e-4)

    def train_step(self, inputs):
        with tf.GradientTape(persistent=True) as tape:
            first, second = self.losses_of(inputs)
        weights = self.first.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(first, weights), weights))
        weights = self.second.trainable_variables
        self.other_optimizer.apply_gradients(zip(tape.gradient(second, weights), weights))
        return {"loss": first}


class PartOfAll(AtOnce):
    def train_step(self, inputs):
        with tf.GradientTape(persistent=True) as tape:
            first, second = self.losses_of(inputs)
            loss = first + second
        weights = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        weights = self.second.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(second, weights), weights))
        return {"loss": loss}


class EitherOfThem(AtOnce):
    def __init__(self, trains_first):
        super().__init__()
        self.trains_first = trains_first

    def train_step(self, inputs):
        with tf.GradientTape() as tape:
            first, second = self.losses_of(inputs)
            loss = first if self.trains_first else second
        if self.trains_first:
            weights = self.first.trainable_variables
            self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        else:
            weights = self.second.trainable_variables
            self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"loss": loss}


data = tf.data.Dataset.from_tensor_slices(tf.ones([64, 8])).batch(8)
for model in (AtOnce(), OneForEach(), PartOfAll(), EitherOfThem(True)):
    model.compile(optimizer="adam")
    model.fit(data)
