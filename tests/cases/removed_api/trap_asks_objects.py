"""Classes that ask what the installed Keras has: their own bases, and the objects it made."""

import tensorflow as tf


class Tagger(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.memory = tf.keras.layers.LSTM(8, stateful=True)
        self.network = tf.keras.Sequential([self.memory])

    def forget(self):
        if hasattr(self, "reset_metrics_of_keras2"):
            self.network.reset_states()


class Reader:
    def __init__(self):
        self.network = tf.keras.Sequential([tf.keras.layers.LSTM(8, stateful=True)])

    def forget(self):
        if hasattr(self.network, "reset_states"):
            self.network.reset_states()
        else:
            for layer in self.network.layers:
                layer.reset_state()
