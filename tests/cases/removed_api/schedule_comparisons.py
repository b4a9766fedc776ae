"""Schedules of two phases: what is compared must be of one type."""

import tensorflow as tf
from tensorflow.keras.optimizers.schedules import LearningRateSchedule


class Linear(LearningRateSchedule):
    """It stays as it is for a while, and falls from then on."""

    def __init__(self, peak, total):
        super().__init__()
        self.peak = tf.cast(peak, tf.float32)
        self.half = tf.cast(total // 2, tf.float32)

    def __call__(self, step):
        falling = self.peak * (1 - (step - self.half) / self.half)
        return tf.where(tf.less(step, self.half), self.peak, falling)  # TFA903


class Warmup(LearningRateSchedule):
    def __call__(self, step):
        return tf.cond(tf.math.greater_equal(step, 1e3), lambda: 1e-3, lambda: 1e-4)  # TFA903


class Stairs(LearningRateSchedule):
    """Whole numbers are compared with whole numbers, by operators also with floats."""

    def __init__(self, steps):
        super().__init__()
        self.steps = tf.cast(steps, tf.float32)

    def __call__(self, step):
        early = tf.where(tf.less(step, 100), 1e-3, 1e-4)
        late = tf.where(step < self.steps, 1e-4, 1e-5)
        return tf.where(tf.equal(step, 0), early, late)


class Cast(LearningRateSchedule):
    def __init__(self, steps):
        super().__init__()
        self.steps = tf.cast(steps, tf.float32)

    def __call__(self, step):
        return tf.where(tf.less(tf.cast(step, tf.float32), self.steps), 1e-3, 1e-4)


for rate in (Linear(2e-4, 1000), Warmup(), Stairs(500), Cast(500)):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile(tf.keras.optimizers.Adam(rate, beta_1=0.5), "mse")
    model.fit(tf.zeros([8, 4]), tf.zeros([8, 1]))
    tf.keras.utils.clear_session()
