"""Schedules that others give to their optimizers."""

import tensorflow as tf


class Warmup(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, width, warmup_steps=4000):
        super().__init__()
        self.width = tf.cast(width, tf.float32)
        self.warmup_steps = warmup_steps

    def __call__(self, step):
        first = tf.math.rsqrt(step)  # TFA903
        second = step * (self.warmup_steps**-1.5)
        return tf.math.rsqrt(self.width) * tf.math.minimum(first, second)


class Cast(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return tf.math.rsqrt(tf.cast(step, tf.float32))


class Shown(tf.keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return tf.math.rsqrt(step)


print(Shown()(tf.range(1.0, 9.0)))
