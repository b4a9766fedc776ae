"""`flat_map` takes the windows apart, or the batches are no batches yet."""

import numpy as np
import tensorflow as tf

series = np.arange(4000, dtype="float32")
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")

ds = tf.data.Dataset.from_tensor_slices(series).window(8, shift=1, drop_remainder=True)
ds = ds.flat_map(lambda window: window).batch(8).map(lambda w: (w[:-1], w[-1:]))
model.fit(ds.shuffle(5000), epochs=5)

ds = tf.data.Dataset.from_tensor_slices(series).window(8, shift=1, drop_remainder=True)
ds = ds.flat_map(lambda window: window.batch(8)).batch(4).shuffle(5000)
model.fit(ds.map(lambda w: (w[..., :-1], w[..., -1:])).batch(32), epochs=5)

ds = tf.data.Dataset.from_tensor_slices(series).window(8, shift=1, drop_remainder=True)
ds = ds.flat_map(lambda window: window.batch(8)).map(lambda w: (w[:-1], w[-1:]))
model.fit(ds.shuffle(5000).batch(32), epochs=5)
