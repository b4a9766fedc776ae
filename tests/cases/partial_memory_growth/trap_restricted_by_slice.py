"""A slice that leaves one GPU visible, whose growth is set."""

import tensorflow as tf

gpus = tf.config.list_physical_devices("GPU")
tf.config.set_visible_devices(gpus[:1], "GPU")
if gpus:
    tf.config.experimental.set_memory_growth(gpus[0], True)


def second():
    devices = tf.config.list_physical_devices("GPU")
    tf.config.set_visible_devices(devices[1:2], "GPU")
    tf.config.experimental.set_memory_growth(devices[1], True)
