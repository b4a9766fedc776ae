"""The step makes a batch of one itself, which its author knows."""

import tensorflow as tf

x = tf.random.normal([64, 8])
ds = tf.data.Dataset.from_tensor_slices(x)
model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(1)])

for row in ds:
    model(row[tf.newaxis])
for row in ds.batch(16):
    model(row)
