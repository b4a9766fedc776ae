"""Two hundred numbers, each a trace of its own."""

import tensorflow as tf


@tf.function
def decayed(x, step):
    return x * 0.99**step


curve = [float(decayed(tf.constant(1.0), step)) for step in range(200)]  # TFA603
print(curve[-1])
