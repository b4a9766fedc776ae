"""A test that a module brings along trains on the CPU."""

import tensorflow as tf


def train(x, y):
    model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(x, y, epochs=2)


def _test_train():
    with tf.device("/CPU:0"):
        train(tf.zeros([64, 8]), tf.zeros([64, 1]))


if __name__ == "__main__":
    _test_train()
