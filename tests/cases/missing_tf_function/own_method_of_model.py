"""Keras compiles the methods that it calls itself, and no others."""

import tensorflow as tf

from project import Critic, Painter


class Gan(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.painter, self.critic = Painter(), Critic()
        self.optimizer_of_painter = tf.keras.optimizers.Adam()

    def train_step(self, photos):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.critic(self.painter(photos)))
        weights = self.painter.trainable_variables
        self.optimizer_of_painter.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"loss": loss}

    def paint(self, photos):  # TFA601
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.critic(self.painter(photos)))
        weights = self.painter.trainable_variables
        self.optimizer_of_painter.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return loss

    def train(self, photos, epochs):
        for _ in range(epochs):
            for batch in photos:
                self.paint(batch)
