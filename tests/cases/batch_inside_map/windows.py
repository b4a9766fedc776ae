"""Windows are datasets: a map that batches one gives a dataset, and no window of samples."""

import functools

import tensorflow as tf


def pairs(x, y, size):
    return tf.data.Dataset.zip((x.batch(size), y.batch(size)))  # TFA314


series = tf.range(400.0)
windows = tf.data.Dataset.from_tensor_slices(series).window(9, shift=1, drop_remainder=True)
train_ds = windows.map(lambda w: w.batch(9))  # TFA314
train_ds = train_ds.shuffle(100).map(lambda w: (w[:-1], w[-1])).batch(8)

both = tf.data.Dataset.from_tensor_slices((series, series)).window(9, drop_remainder=True)
together = both.map(functools.partial(pairs, size=9)).batch(8)

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train_ds)
model.fit(together)
