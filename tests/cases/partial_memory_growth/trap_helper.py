"""A helper for one GPU: whoever calls it may go through all of them."""
import tensorflow as tf


def allow_growth(number=0):
    gpus = tf.config.list_physical_devices("GPU")
    try:
        tf.config.experimental.set_memory_growth(gpus[number], True)
    except (IndexError, RuntimeError):
        print("failed")
