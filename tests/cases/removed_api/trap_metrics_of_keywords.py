import tensorflow as tf


class Meter:
    def reset_states(self):
        self.values = []


class Watcher:
    def __init__(self, **kwargs):
        self.meter = kwargs.get("meter", tf.keras.metrics.Mean())
        self.other = kwargs.pop("other", None)

    def clear(self):
        self.meter.reset_states()
        self.other.reset_states()


watcher = Watcher(meter=Meter())
watcher.clear()
