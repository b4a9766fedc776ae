"""Metrics that dicts hold, by keys that are not known."""

import sys
from collections import OrderedDict

import tensorflow as tf

NAMES = ["loss", "dice"]


class Flow(tf.keras.Model):
    def compile(self, optimizer, **settings):
        super().compile(optimizer=optimizer, **settings)
        self.means = OrderedDict({"loss": tf.keras.metrics.Mean(), "epe": tf.keras.metrics.Mean()})

    def reset_metrics(self):
        for _, mean in self.means.items():
            mean.reset_states()  # TFA903
        for name in self.means:
            self.means[name].reset_states()  # TFA903


class States:
    """Of a network of one's own."""

    def reset_states(self):
        self.state = 0.0


paired = OrderedDict([("a", tf.keras.metrics.Mean())])
for mean in paired.values():
    mean.reset_states()  # TFA903
of_splits = {
    "train": {name: tf.keras.metrics.Mean() for name in NAMES},
    "val": {name: tf.keras.metrics.Mean() for name in NAMES},
}
for mean in of_splits[sys.argv[1]].values():
    mean.reset_states()  # TFA903
mixed = {"loss": tf.keras.metrics.Mean(), "state": States()}
mixed[sys.argv[1]].reset_states()
states = OrderedDict(first=States(), second=States())
for state in states.values():
    state.reset_states()
