"""Each way of a condition makes a model, before the devices are chosen."""

import tensorflow as tf


def small():
    return tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])


def large():
    return tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(512)])


def train(kind, cpu):
    if kind == "large":
        model = large()
    elif kind == "medium":
        model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(64)])
    else:
        model = small()
    if cpu:
        tf.config.set_visible_devices([], "GPU")  # TFA102
    model.compile("adam", "mse")
    return model


def maybe(kind, cpu):
    model = None
    if kind == "large":
        model = large()
    elif kind == "small":
        model = small()
    if cpu:
        tf.config.set_visible_devices([], "GPU")
    return model


def in_one_way(kind):
    if kind == "large":
        tf.config.set_visible_devices([], "GPU")
        return large()
    return small()
