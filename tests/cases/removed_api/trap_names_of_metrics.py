"""Metrics that give a type by position, or a name where their bases take it."""

import tensorflow as tf


class Typed(tf.keras.metrics.Metric):
    def __init__(self, dtype=None, name="typed"):
        super().__init__(dtype, name)


class Halved(tf.keras.metrics.Metric):
    def __init__(self, **kwargs):
        super().__init__("float16", **kwargs)


class Named(tf.keras.metrics.Metric):
    def __init__(self, name="named", **kwargs):
        super().__init__(name=name, **kwargs)


class Handed(tf.keras.metrics.Metric):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)


class Averaged(tf.keras.metrics.Mean):
    def __init__(self, name="averaged"):
        super().__init__(name)


print(Typed(), Halved(), Named(), Handed(), Averaged())
