"""What follows the cache is not seen, or shuffles again."""

import tensorflow as tf


def unfinished(x):
    return tf.data.Dataset.from_tensor_slices(x).shuffle(1000).cache()


def shuffled_again(x):
    data = tf.data.Dataset.from_tensor_slices(x).shuffle(1000).cache()
    return data.shuffle(100).batch(32).prefetch(tf.data.AUTOTUNE)


def split(x):
    data = tf.data.Dataset.from_tensor_slices(x).shuffle(1000).cache()
    return data.skip(10).prefetch(1), data.take(10).prefetch(1)
