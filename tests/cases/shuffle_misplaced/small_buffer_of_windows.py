"""Windows of a series come in the series' order, whatever function makes them rows."""

import numpy as np
import tensorflow as tf


def windowed(series, size, batch_size, buffer):
    ds = tf.data.Dataset.from_tensor_slices(series)
    ds = ds.window(size + 1, shift=1, drop_remainder=True)
    ds = ds.flat_map(lambda w: w.batch(size + 1))
    ds = ds.shuffle(buffer).map(lambda w: (w[:-1], w[-1]))  # TFA308
    return ds.batch(batch_size).prefetch(1)


def in_pairs(x, y):
    ds = tf.data.Dataset.from_tensor_slices((x, y)).window(30, shift=1, drop_remainder=True)
    ds = ds.flat_map(lambda a, b: tf.data.Dataset.zip((a.batch(30), b.batch(30))))
    return ds.shuffle(16).batch(32)  # TFA308


series = np.loadtxt("series.txt", dtype="float32")
model = tf.keras.Sequential([tf.keras.layers.LSTM(8), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(windowed(series, 30, 32, 32), epochs=10)
