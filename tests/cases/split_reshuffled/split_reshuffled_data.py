# helper of several_files
import tensorflow as tf


def samples(count):
    return tf.data.Dataset.range(count).map(lambda n: (n, n % 2))
