"""Batches that are cached stay what they are, whoever uses them."""

import tensorflow as tf


def build(x, y):
    return tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000).batch(32).cache()  # TFA307
