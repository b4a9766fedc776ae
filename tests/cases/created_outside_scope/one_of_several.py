"""A function makes one of several models, all of them within the scope."""

import sys

import tensorflow as tf


def named(name):
    if name == "narrow":
        return tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    if name == "wide":
        wide = tf.keras.layers.Dense(256, "relu")
        return tf.keras.Sequential([tf.keras.Input([8]), wide, tf.keras.layers.Dense(1)])
    raise ValueError(name)


strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = named(sys.argv[1])
model.compile("adam", "mse")  # TFA402
model.fit(
    tf.zeros([640, 8]), tf.zeros([640, 1]), batch_size=32 * strategy.num_replicas_in_sync
)
