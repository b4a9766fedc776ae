import tensorflow as tf
from tensorflow.keras.optimizers.schedules import LearningRateSchedule


class Noam(LearningRateSchedule):
    def __init__(self, width, warmup=4000):
        super().__init__()
        self.width = tf.cast(width, tf.float32)
        self.warmup = warmup

    def __call__(self, step):
        """The rate of "Attention is all you need"."""
        rising = step * (self.warmup**-1.5)
        return tf.math.rsqrt(self.width) * tf.math.minimum(tf.math.rsqrt(step), rising)  # TFA903


class Cosine(LearningRateSchedule):
    def __init__(self, peak, wait, total):
        self.peak, self.wait, self.total = peak, wait, total

    def __call__(self, step):
        return self.peak * tf.cos(0.5 * 3.14 * (step - self.wait) / self.total)  # TFA903


class Staircase(LearningRateSchedule):
    def __call__(self, iteration):
        return 0.1 * 0.5 ** (iteration // 1000)  # TFA903


class Capped(LearningRateSchedule):
    def __call__(self, step):
        capped = tf.minimum(step, 1000.0)  # TFA903
        return 1e-3 * tf.exp(-capped)


# Where they are drawn, it is given floats; the optimizer gives it whole numbers.
rates = Noam(128)(tf.range(40000, dtype=tf.float32))
slow = tf.keras.optimizers.SGD(learning_rate=Staircase())
careful = tf.keras.optimizers.Adam(Capped() if slow else 1e-3)

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(tf.keras.optimizers.Adam(Noam(128), beta_2=0.98), "mse")
model.fit(tf.zeros([8, 4]), tf.zeros([8, 1]))
other = tf.keras.Sequential([tf.keras.layers.Dense(1)])
other.compile(tf.keras.optimizers.Adam(Cosine(1e-3, 10, 100)), "mse")
other.fit(tf.zeros([8, 4]), tf.zeros([8, 1]))
