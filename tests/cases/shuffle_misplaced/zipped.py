"""Samples that are put together of two arrays, and mixed in batches only."""

import tensorflow as tf

x, y = tf.zeros([640, 8]), tf.zeros([640, 1])
inputs = tf.data.Dataset.from_tensor_slices(x).map(lambda row: row * 2.0)
outputs = tf.data.Dataset.from_tensor_slices(y)
ds = tf.data.Dataset.zip((inputs, outputs)).batch(32)
ds = ds.shuffle(20)  # TFA308
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(ds)
