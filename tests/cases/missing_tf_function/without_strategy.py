"""The step is a graph on several devices, and on one, where there is no strategy, it is none."""

import tensorflow as tf


class Trainer:
    def __init__(self, model, optimizer, strategy=None):
        self.model = model
        self.optimizer = optimizer
        self.strategy = strategy

    def train_step(self, x, y):  # TFA601
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.model(x, training=True) - y))
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        return loss

    @tf.function
    def on_replicas(self, x, y):
        losses = self.strategy.run(self.train_step, args=(x, y))
        return self.strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)

    def train(self, dataset, epochs):
        for epoch in range(epochs):
            for x, y in dataset:
                if self.strategy is None:
                    loss = self.train_step(x, y)
                else:
                    loss = self.on_replicas(x, y)
            print(epoch, loss)
