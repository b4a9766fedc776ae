"""A property that can be set gives what it holds, not a function."""

import tensorflow as tf


class Recipe:
    _metrics = None

    @property
    def metrics(self):
        return self._metrics

    @metrics.setter
    def metrics(self, metrics):
        self._metrics = metrics

    def build(self, inputs, outputs):
        network = tf.keras.Model(inputs, outputs)
        network.compile(optimizer="adam", loss="mse", metrics=self.metrics)
        return network
