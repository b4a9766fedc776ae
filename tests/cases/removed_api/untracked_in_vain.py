"""A tape is asked for the weights of a layer that has none in Keras 3."""

import numpy as np
import tensorflow as tf


class Factors(tf.keras.layers.Layer):
    def __init__(self, users, items, **kwargs):
        super().__init__(**kwargs)
        self.start = users
        self.users = tf.Variable(self.start, dtype=tf.float32)  # TFA903
        self.items = tf.Variable(items, dtype=tf.float32)  # TFA903
        self.calls = tf.Variable(0)

    def call(self, user, item):
        self.calls.assign_add(1)
        left, right = tf.gather(self.users, user), tf.gather(self.items, item)
        return tf.reduce_sum(left * right, 1)


class Recommender(tf.keras.Model):
    def __init__(self, ratings, users, items):
        super().__init__()
        self.factors = Factors(users, items)
        self.ratings = ratings

    def learn(self, steps=1000):
        optimizer = tf.keras.optimizers.Adam(1e-3)

        @tf.function
        def train_step(user, item, rating):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean((self.factors(user, item) - rating) ** 2)
            weights = self.factors.trainable_variables
            optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))

        for _ in range(steps):
            rows = self.ratings[np.random.choice(len(self.ratings), 256)]
            train_step(*rows.T)
