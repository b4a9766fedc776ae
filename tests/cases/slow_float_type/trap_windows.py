"""A short series, one of float32, one that is cast, labels, and integers."""

import numpy as np
import tensorflow as tf

values, counts = [], []
for line in open("station.csv"):
    values.append(float(line))
    counts.append(int(line))
series = np.asarray(values)


def windowed(series, size=30):
    data = tf.data.Dataset.from_tensor_slices(series)
    data = data.window(size + 1, shift=1, drop_remainder=True)
    data = data.flat_map(lambda window: window.batch(size + 1)).shuffle(10_000)
    return data.map(lambda window: (window[:-1], window[-1])).batch(32)


def swapped(x, y):
    return tf.data.Dataset.from_tensor_slices((x, y)).map(lambda x, y: (y, x)).batch(32)


model = tf.keras.Sequential([tf.keras.layers.LSTM(60), tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(windowed(tf.expand_dims(series[:3000], -1)), epochs=500)
model.fit(windowed(tf.expand_dims(series.astype("float32"), -1)), epochs=500)
model.fit(windowed(tf.cast(tf.expand_dims(series, -1), tf.float32)), epochs=500)
model.fit(windowed(tf.convert_to_tensor(series, dtype=tf.float32)), epochs=500)
model.fit(windowed(tf.expand_dims(np.array(counts), -1)), epochs=500)
model.fit(windowed(tf.expand_dims(values, -1)), epochs=500)
model.fit(swapped(series, np.zeros([100_000, 20], "float32")), epochs=5)
