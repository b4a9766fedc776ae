"""A parameter whose default is an optimizer gets optimizers."""

import tensorflow as tf
from tensorflow.keras.optimizers import RMSprop


class Embedder(tf.keras.Model):
    def __init__(self, width, optimizer=RMSprop()):
        super().__init__()
        self.encode = tf.keras.layers.Dense(width)
        self.optimizer = optimizer

    def call(self, inputs):
        return self.encode(inputs)

    def learn(self, batches, rate=1e-3):
        self.optimizer.lr = rate  # TFA903
        for batch in batches:
            self.train_on_batch(batch, batch)
        print(self.optimizer.lr)  # TFA903


def fine_tune(network, data, optimizer=tf.keras.optimizers.SGD(0.1)):
    optimizer.lr = 0.01  # TFA903
    network.compile(optimizer, "mse")
    network.fit(data)


class Curve:
    def __init__(self, mean=tf.keras.metrics.Mean(name="mean")):
        self.mean = mean

    def start(self):
        self.mean.reset_states()  # TFA903
