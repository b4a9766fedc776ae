"""Metrics of one's own that hand their name on where Keras 3 takes the type."""

import tensorflow as tf


class Hits(tf.keras.metrics.Metric):
    def __init__(self, name="hits", **kwargs):
        super().__init__(name, **kwargs)  # TFA903
        self.total = self.add_weight(name="total", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(tf.reduce_sum(tf.cast(y_true == y_pred, tf.float32)))

    def result(self):
        return self.total


class Misses(Hits):
    def __init__(self):
        super().__init__("misses")

    def result(self):
        return 1.0 - self.total


class Share(tf.keras.metrics.Metric):
    def __init__(self, name="share", dtype=None):
        super(Share, self).__init__(name, dtype)  # TFA903


class Recall(tf.keras.metrics.Metric):
    def __init__(self):
        super().__init__("recall")  # TFA903


print(Hits(), Misses(), Share(), Recall())
