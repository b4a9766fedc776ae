"""What the loss's own function gives beside the tape waits for the step, too."""

import numpy as np
import tensorflow as tf

from graphs import Convolution, adjacency, features


class Classifier:
    def __init__(self, rate):
        self.first, self.second = Convolution(16), Convolution(7)
        self.optimizer = tf.keras.optimizers.Adam(rate)

    def loss(self, nodes, labels):
        hidden = self.first([adjacency, features])
        self.logits = tf.gather(self.second([adjacency, hidden]), nodes)
        loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels, self.logits))
        return loss + 0.01 * sum(map(tf.nn.l2_loss, self.first.weights))

    def score(self, nodes, labels):
        return self.loss(nodes, labels).numpy()  # TFA701

    def train(self, nodes, labels, rounds=200):
        losses = []
        for _ in range(rounds):
            with tf.GradientTape() as tape:
                loss = self.loss(nodes, labels)
            weights = self.first.weights + self.second.weights
            self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
            losses.append(self.score(nodes, labels))
        return losses


print(Classifier(0.01).train(np.arange(140), np.eye(7)[np.zeros(140, int)]))
