"""Two optimizers, and a persistent tape that records their gradients too."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
rows = rng.random((8192, 64), dtype="float32")
encoder = tf.keras.Sequential([
    tf.keras.Input([64]), tf.keras.layers.Dense(64, "relu"), tf.keras.layers.Dense(16),
])
decoder = tf.keras.Sequential([
    tf.keras.Input([16]), tf.keras.layers.Dense(64, "relu"), tf.keras.layers.Dense(64),
])
optimizers = tf.keras.optimizers.SGD(), tf.keras.optimizers.SGD()
data = tf.data.Dataset.from_tensor_slices(rows).batch(32).repeat()

for x in data:
    with tf.GradientTape(persistent=True) as tape:
        code = encoder(x, training=True)
        loss = tf.reduce_mean(tf.square(x - decoder(code, training=True)))
        penalty = loss + tf.reduce_mean(tf.abs(code))
        first = tape.gradient(penalty, encoder.trainable_variables)
        second = tape.gradient(loss, decoder.trainable_variables)
    optimizers[0].apply_gradients(zip(first, encoder.trainable_variables))
    optimizers[1].apply_gradients(zip(second, decoder.trainable_variables))
