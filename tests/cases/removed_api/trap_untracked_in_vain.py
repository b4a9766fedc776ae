"""Layers that hold others, perhaps out of sight, whose weights a tape is asked for."""

import tensorflow as tf


class Holding(tf.keras.layers.Layer):
    def __init__(self, table, inner):
        super().__init__()
        self.table = tf.Variable(table, dtype=tf.float32)
        self.inner = inner

    def call(self, rows):
        return self.inner(tf.gather(self.table, rows))


class WithWeights(tf.keras.layers.Layer):
    def __init__(self, table):
        super().__init__()
        self.table = tf.Variable(table, dtype=tf.float32)
        self.scale = self.add_weight(shape=(1,))

    def call(self, rows):
        return self.scale * tf.gather(self.table, rows)


class Fixed(tf.keras.layers.Layer):
    def __init__(self, table):
        super().__init__()
        self.table = tf.Variable(table, trainable=False, dtype=tf.float32)
        self.count = tf.Variable(1)

    def call(self, rows):
        return tf.gather(self.table, rows)


def step(layer, optimizer, rows):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(layer(rows))
    weights = layer.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))


def train(table, inner, data):
    optimizer = tf.keras.optimizers.Adam()
    for layer in (Holding(table, inner), WithWeights(table), Fixed(table)):
        for rows in data:
            step(layer, optimizer, rows)
