"""Batches of windows, which a cache keeps, are shuffled: neighbours stay together."""

import numpy as np
import tensorflow as tf


def windowed(series, size, batch_size, buffer):
    ds = tf.data.Dataset.from_tensor_slices(series[..., np.newaxis])
    ds = ds.window(size + 1, shift=1, drop_remainder=True)
    ds = ds.flat_map(lambda window: window.batch(size + 1))
    ds = ds.map(lambda window: (window[:-1], window[1:]))
    return ds.batch(batch_size).cache().shuffle(buffer)  # TFA308


series = np.sin(np.arange(40_000) * 0.1).astype("float32")
model = tf.keras.Sequential([tf.keras.layers.LSTM(64, return_sequences=True), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(windowed(series, 64, 32, 1000), epochs=5)
