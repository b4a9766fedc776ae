"""A loss that is computed of a model's output to decide about a step."""

import tensorflow as tf
from tensorflow import keras


class Discriminator:
    def define(self):
        self.net = keras.Sequential([keras.Input([4]), keras.layers.Dense(1)])
        self.entropy = keras.losses.BinaryCrossentropy(from_logits=True)
        self.optimizer = keras.optimizers.Adam()
        self.optimizer.build(self.net.trainable_variables)

    def loss(self, rows):
        given = self.net(rows)
        return self.entropy(y_true=tf.ones_like(given), y_pred=given)

    @tf.function
    def step(self, rows):
        with tf.GradientTape() as tape:
            loss = self.loss(rows)
        gradients = tape.gradient(loss, self.net.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.net.trainable_variables))
        return loss

    def train(self, rows, steps):
        self.define()
        for _ in range(steps):
            loss = self.loss(rows)
            if loss > 0.15:  # TFA701
                loss = self.step(rows)


Discriminator().train(tf.random.normal([32, 4]), 1000)
