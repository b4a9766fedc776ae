"""One of two losses comes back, as the class was told when it was made."""

import tensorflow as tf
from graphs import batches_of


class Embedder:
    def __init__(self, nodes, order=2):
        self.order = order
        self.optimizer = tf.keras.optimizers.Nadam(1e-3)
        self.own = tf.keras.layers.Embedding(nodes, 128)
        self.context = tf.keras.layers.Embedding(nodes, 128)

    def train(self, graph):
        for a, b in batches_of(graph):
            loss = self.train_step(a, b)
            print("Loss {:.4f}".format(tf.reduce_mean(loss)))  # TFA701

    @tf.function
    def train_step(self, a, b):
        if self.order == 1:
            with tf.GradientTape() as tape:
                loss = -tf.math.log_sigmoid(tf.reduce_sum(self.own(a) * self.own(b), axis=1))
            gradients = tape.gradient(loss, self.own.trainable_variables)
            self.optimizer.apply_gradients(zip(gradients, self.own.trainable_variables))
            return loss
        with tf.GradientTape() as tape:
            loss = -tf.math.log_sigmoid(tf.reduce_sum(self.own(a) * self.context(b), axis=1))
        gradients = tape.gradient(loss, self.own.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.own.trainable_variables))
        return loss
