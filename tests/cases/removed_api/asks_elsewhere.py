"""What a class that is called asks about names is not asked for the caller."""

import tensorflow as tf


class Source:
    def __init__(self, backend):
        self.backend = backend

    def batches(self):
        if hasattr(self.backend, "stream"):
            return self.backend.stream()
        return self.backend.read()


class Learner:
    def __init__(self, backend):
        self.source = Source(backend)
        self.network = self._network()

    def learn(self):
        self.network.fit(self.source.batches(), epochs=4)

    @staticmethod
    def _network():
        network = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        network.compile(tf.keras.optimizers.Adam(lr=1e-3), "mse")  # TFA903
        return network


class Fitter:
    def fit(self, data, batch_size, strategy, rate=0.1):
        if hasattr(data, "examples"):
            steps = data.examples // batch_size
        else:
            steps = 100
        with strategy.scope():
            optimizer = tf.keras.optimizers.SGD(lr=rate)  # TFA903
            network = tf.keras.Sequential([tf.keras.layers.Dense(1)])
            network.compile(optimizer, "mse")
        network.fit(data, steps_per_epoch=steps)
