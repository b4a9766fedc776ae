import math

import tensorflow as tf
from tensorflow.keras.optimizers.schedules import LearningRateSchedule


class Noam(LearningRateSchedule):
    def __init__(self, width, warmup=4000):
        super().__init__()
        self.width = tf.cast(width, tf.float32)
        self.warmup = warmup

    def __call__(self, step):
        step = tf.cast(step, dtype=tf.float32)
        rising = step * (self.warmup**-1.5)
        return tf.math.rsqrt(self.width) * tf.math.minimum(tf.math.rsqrt(step), rising)


class Plain(LearningRateSchedule):
    """Operators of Keras's variables make floats of it."""

    def __init__(self, rate):
        self.rate = rate

    def __call__(self, step):
        done = step / 1000
        slow = tf.maximum(1.0 - 0.1 * done, 0.1) * step**-0.5
        return self.rate * slow * tf.cos(math.pi * done) * 0.5**step * tf.math.floor(1 + done)


class Whole(LearningRateSchedule):
    """Whole numbers with whole numbers: the greater is one."""

    def __call__(self, step):
        return tf.where(tf.minimum(step, 100) < 10, 0.1, 0.01)


class Float(LearningRateSchedule):
    """No optimizer has it: a loop of the script's own sets the rate for a float."""

    def __call__(self, step):
        return 0.1 * tf.exp(-step)


def train(model, inputs, targets):
    decay = Float()
    optimizer = tf.keras.optimizers.SGD(0.1)
    for epoch in range(10):
        optimizer.learning_rate.assign(decay(float(epoch)))
        for rate in (Noam(128), Plain(1e-3), Whole()):
            model.compile(tf.keras.optimizers.Adam(rate), "mse")
            model.fit(inputs, targets)


train(
    tf.keras.Sequential([tf.keras.layers.Dense(1)]),
    tf.zeros([8, 4]),
    tf.zeros([8, 1]),
)
