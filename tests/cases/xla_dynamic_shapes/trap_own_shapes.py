"""Rows of one length have shapes that say so."""

import tensorflow as tf

rows = tf.data.Dataset.from_tensor_slices((tf.zeros([20, 8]), tf.zeros([20, 1])))
data = rows.padded_batch(5, tf.compat.v1.data.get_output_shapes(rows))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(data)
