"""The loss is made five calls deep in a method whose callers are out of sight."""

import tensorflow as tf


class Solver:
    def __init__(self, model, equation):
        self.model, self.equation = model, equation

    def residual(self):
        return self.equation(self.model(tf.ones([100, 2])))

    def loss(self):
        residual = tf.reduce_mean(tf.square(self.residual()))
        return residual + 1.0, {"residual": residual}

    def gradients(self):
        with tf.GradientTape() as tape:
            loss, parts = self.loss()
        return loss, parts, tape.gradient(loss, self.model.trainable_variables)

    def train(self, optimizer, steps):
        @tf.function
        def step():
            loss, parts, gradients = self.gradients()
            optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
            return loss, parts

        for _ in range(steps):
            loss, _ = step()
            self.last = loss.numpy()  # TFA701

    def solve(self, steps=1000):
        self.train(tf.keras.optimizers.Adam(), steps)
