"""Eager loops that a tape records, as they stand in it or in the loss that `minimize` gets."""

import numpy as np
import tensorflow as tf


def energy(visible, weights, hidden):
    return tf.reduce_sum(visible * tf.einsum("nm,m->n", weights, hidden))


class Machine:
    def __init__(self, visible, hidden):
        self.weights = tf.Variable(tf.random.normal([visible, hidden]))
        self.optimizer = tf.keras.optimizers.Adam(0.01)

    def loss(self, awake, asleep, hidden):
        total = 0.0
        count = asleep.shape[0]
        for i in range(0, count):  # TFA205
            total += energy(asleep[i], self.weights, hidden[i].astype("float32")) / count
        for i in range(awake.shape[0]):  # TFA205
            total -= energy(awake[i], self.weights, hidden[i]) / count
        return total

    def train(self, data, asleep, hidden, steps):
        for _ in range(steps):
            awake = data[np.random.choice(len(data), size=64)]
            self.optimizer.minimize(lambda: self.loss(awake, asleep, hidden), [self.weights])

    def train_by_tape(self, batches):
        for batch in batches:
            with tf.GradientTape() as tape:
                total = 0.0
                for i in range(batch.shape[0]):  # TFA205
                    total += tf.reduce_sum(tf.square(batch[i] - self.weights))
            gradient = tape.gradient(total, [self.weights])
            self.optimizer.apply_gradients(zip(gradient, [self.weights]))
