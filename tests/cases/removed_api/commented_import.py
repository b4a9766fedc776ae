"""The import of TensorFlow 1 is commented out: what only its datasets had is gone."""

import tensorflow as tf
# import tensorflow.compat.v1 as tf


def next_batch(dataset):
    """A batch, which a dataset of `compat.v1` gave to a session."""
    return dataset.make_one_shot_iterator().get_next()  # TFA903


def mean(dataset):
    return tf.reduce_mean(next_batch(dataset))
