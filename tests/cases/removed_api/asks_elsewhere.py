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
