"""Metrics that an object is given, and that it resets: what they give is read in each step."""

import tensorflow as tf


class Trainer:
    def __init__(self, model, optimizer, metrics):
        self.model = model
        self.optimizer = optimizer
        self.mean_loss, self.mean_error = metrics

    @tf.function
    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            output = self.model(x, training=True)
            loss = tf.reduce_mean(tf.square(output - y))
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        self.mean_loss(loss)
        self.mean_error(tf.abs(output - y))

    def train(self, dataset):
        self.mean_loss.reset_state()
        self.mean_error.reset_state()
        for x, y in dataset:
            self.train_step(x, y)
            print(f"{self.mean_loss.result():.3f} {self.mean_error.result():.3f}")  # TFA701
        print(f"{self.mean_loss.result():.3f}")
