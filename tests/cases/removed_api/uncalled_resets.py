"""Metrics of one's own that Keras 3 does not reset, and losses that are functions."""

import tensorflow as tf
from tensorflow import keras


class Streak(keras.metrics.Metric):
    def __init__(self, name="streak"):
        super().__init__(name=name)
        self.longest = tf.Variable(0.0)

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.longest.assign_add(1.0)

    def result(self):
        return self.longest

    def reset_states(self):  # TFA903
        self.longest.assign(0.0)


class Renamed(keras.metrics.Metric):
    def reset_state(self):
        self.total = 0.0

    def reset_states(self):
        self.reset_state()


class Counted(keras.metrics.Mean):
    def reset_states(self):  # TFA903
        self.count_of_batches = 0


class Weighted(keras.metrics.Metric):
    def __init__(self):
        super().__init__(name="weighted")
        self.total = self.add_weight(name="total", initializer="zeros")

    def reset_states(self):
        self.total.assign(0.0)


class Environment:
    def reset_states(self):
        self.total = 0.0


class Decayed(keras.layers.Layer):
    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=(8,))
        self.add_loss(lambda: tf.reduce_sum(self.scale**2))  # TFA903
        super().build(input_shape)

    def call(self, inputs):
        self.add_loss(tf.reduce_sum(self.scale**2))
        return inputs * self.scale


model = keras.Sequential([keras.Input((8,)), Decayed(), keras.layers.Dense(1)])
model.compile("adam", "mse", metrics=[Streak()])
model.fit(tf.zeros([32, 8]), tf.zeros([32, 1]), epochs=3)
