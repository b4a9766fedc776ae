"""What is called again with the same arguments gives the model that it gave before."""

import functools

import tensorflow as tf


@functools.lru_cache(maxsize=None)
def build(width):
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(width)])
    model.compile("adam", "mse")
    return model


x = tf.zeros([64, 8])
for epoch in range(50):
    build(4).fit(x, x[:, :4])
