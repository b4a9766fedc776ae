"""The step is a graph, unless somebody wants to look into it."""

import tensorflow as tf


class Trainer:
    def __init__(self, model, optimizer, debug=False):
        self.model = model
        self.optimizer = optimizer
        self.debug = debug

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.model(x, training=True) - y))
        gradients = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.model.trainable_variables))
        return loss

    @tf.function
    def in_graph(self, x, y):
        return self.train_step(x, y)

    def train(self, dataset, epochs):
        for epoch in range(epochs):
            for x, y in dataset:
                if self.debug:
                    loss = self.train_step(x, y)
                else:
                    loss = self.in_graph(x, y)
            print(epoch, loss)
