"""A Python function reads the images that the buffer then holds."""

import numpy as np
import tensorflow as tf
from PIL import Image


def read(path):
    return np.asarray(Image.open(path.numpy()), "float32")


def load(path, label):
    image = tf.py_function(lambda name: read(name), [path], tf.float32)
    return image, label


def build(paths, labels):
    ds = tf.data.Dataset.from_tensor_slices((paths, labels))
    ds = ds.map(load, num_parallel_calls=tf.data.AUTOTUNE)
    ds = ds.shuffle(2000)  # TFA308
    return ds.batch(32).prefetch(tf.data.AUTOTUNE)
