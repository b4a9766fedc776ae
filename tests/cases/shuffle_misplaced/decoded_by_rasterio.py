"""The buffer holds satellite images, read by a package of their own."""

import numpy as np
import rasterio
import tensorflow as tf


def load(path):
    def read(name):
        with rasterio.open(name.decode()) as source:
            return source.read().astype(np.float32)

    return tf.numpy_function(read, [path], tf.float32)


def build(paths):
    ds = tf.data.Dataset.from_tensor_slices(paths)
    ds = ds.map(load, num_parallel_calls=tf.data.AUTOTUNE)
    ds = ds.shuffle(1000)  # TFA308
    return ds.batch(4).prefetch(tf.data.AUTOTUNE)
