"""The optimizer from outside never trains: another one from inside takes its place."""

import tensorflow as tf

x, y = tf.zeros([64, 8]), tf.zeros([64, 1])


def build(width, optimizer=tf.keras.optimizers.Adam(4e-3)):
    model = tf.keras.Sequential([tf.keras.layers.Dense(width), tf.keras.layers.Dense(1)])
    model.compile(optimizer, "mse")
    return model


strategy = tf.distribute.MirroredStrategy()
with strategy.scope():
    model = build(16)
    model.compile(tf.keras.optimizers.Adam(1e-3), "mse")
model.fit(x, y, epochs=2)
