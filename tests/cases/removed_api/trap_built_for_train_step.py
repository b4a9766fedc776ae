"""Before the first step, the optimizer is given the variables of all parts."""

import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class TwoParts(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.Sequential([keras.Input([8]), layers.Dense(4)])
        self.second = keras.Sequential([keras.Input([8]), layers.Dense(1)])

    def call(self, inputs):
        return self.first(inputs)

    def train_step(self, inputs):
        with tf.GradientTape(persistent=True) as tape:
            first = tf.reduce_mean(self.first(inputs))
            second = tf.reduce_mean(self.second(inputs))
        weights = self.first.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(first, weights), weights))
        weights = self.second.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(second, weights), weights))
        return {"loss": first}


model = TwoParts()
model.compile(optimizer="adam")
model.optimizer.build(model.trainable_variables)
model.fit(tf.data.Dataset.from_tensor_slices(tf.ones([64, 8])).batch(8))
