import numpy as np
import tensorflow as tf


def load(size):
    x = np.random.rand(1000, 8).astype("float32")
    return tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(size)
