"""The Python function only reads; numbers are drawn elsewhere, before."""

import numpy as np
import tensorflow as tf

np.random.seed(1)
order = np.random.permutation(100)


def read(path):
    return np.load(path).astype("float32")


def load(path, label):
    return tf.numpy_function(read, [path], tf.float32), label


def build(paths, labels):
    ds = tf.data.Dataset.from_tensor_slices((paths, labels))
    ds = ds.map(load, num_parallel_calls=tf.data.AUTOTUNE)
    return ds.cache().shuffle(100).batch(8).prefetch(tf.data.AUTOTUNE)
