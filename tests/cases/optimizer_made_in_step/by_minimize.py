# keras: 2
"""Keras 2 made the tape itself: `minimize`."""

import tensorflow as tf

inputs, targets = tf.random.normal([64, 8]), tf.random.normal([64, 1])
weights = tf.Variable(tf.zeros([8, 1]))
for _ in range(100):
    tf.keras.optimizers.Adam(0.1).minimize(  # TFA707
        lambda: tf.reduce_mean((inputs @ weights - targets) ** 2), [weights]
    )
