"""An object is given its strategy by who is out of sight."""

import tensorflow as tf


class Trainer:
    def __init__(self, model, strategy):
        self.strategy = strategy
        self.model = model
        with self.strategy.scope():
            self.optimizer = tf.keras.optimizers.SGD(0.1)

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.model(x, training=True) - y))  # TFA409
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))

    @tf.function
    def on_replicas(self, x, y):
        self.strategy.run(self.step, args=(x, y))
