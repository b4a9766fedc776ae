"""In the first epoch only: reported, but as low."""

import numpy as np
import tensorflow as tf


def spectrum(file, label):
    return np.load(file.numpy()).astype("float32"), label


def load(files, labels):
    ds = tf.data.Dataset.from_tensor_slices((files, labels))
    return ds.map(
        lambda x, y: tf.py_function(spectrum, [x, y], [tf.float32, tf.int64])  # TFA309: low
    ).cache().batch(32)


model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(load(["a.npy", "b.npy"], [0, 1]), epochs=20)
