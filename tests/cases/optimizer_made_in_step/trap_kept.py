"""Optimizers that are made once, on demand, or for each epoch."""

import functools

import tensorflow as tf

net = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
dataset = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1]))).batch(32)


@functools.lru_cache
def optimizer_of(rate):
    return tf.keras.optimizers.Adam(rate)


class Trainer:
    optimizer = None

    def update(self, x, y):
        if self.optimizer is None:
            self.optimizer = tf.keras.optimizers.Adam()
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(net(x, training=True) - y))
        gradients = tape.gradient(loss, net.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, net.trainable_variables))


trainer = Trainer()
for epoch in range(2):
    warm_restart = tf.keras.optimizers.Adam()
    for x, y in dataset:
        trainer.update(x, y)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(net(x, training=True) - y))
        gradients = tape.gradient(loss, net.trainable_variables)
        warm_restart.apply_gradients(zip(gradients, net.trainable_variables))

for x, y in dataset:
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(net(x, training=True) - y))
    gradients = tape.gradient(loss, net.trainable_variables)
    optimizer_of(1e-3).apply_gradients(zip(gradients, net.trainable_variables))
