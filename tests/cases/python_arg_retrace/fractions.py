"""Only integers become tensors of integers."""

import tensorflow as tf


@tf.function
def scaled(x, by):
    return x * tf.cast(by, tf.float32)


x = tf.random.normal([32])
for i in range(100):
    scaled(x, i / 100)  # TFA603
    scaled(x, min(1.0, i * 0.1))  # TFA603
    scaled(x, i + 1)  # TFA603
