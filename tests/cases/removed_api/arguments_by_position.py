"""Layers and models take only tensors by position."""

import tensorflow as tf


class Cell(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.dense = tf.keras.layers.Dense(units)
        self.drop = tf.keras.layers.Dropout(0.2)

    def call(self, inputs, training, mask=None):
        return self.drop(self.dense(inputs), training)  # TFA903


class Reader(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.cell = Cell(8)
        self.head = tf.keras.layers.Dense(1)

    def call(self, inputs, training, mask):
        return self.head(self.cell(inputs, training, mask))  # TFA903


reader = Reader()
optimizer = tf.keras.optimizers.Adam()


@tf.function
def step(batch, targets, mask):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((reader(batch, True, mask) - targets) ** 2)  # TFA903
    gradients = tape.gradient(loss, reader.trainable_variables)
    optimizer.apply_gradients(zip(gradients, reader.trainable_variables))
    return loss


scale = tf.keras.layers.BatchNormalization()
for batch, targets in tf.data.Dataset.from_tensors((tf.zeros([4, 3]), tf.zeros([4, 1]))).repeat(99):
    step(scale(batch, False), targets, None)  # TFA903
