"""A model is tried on one batch, then trained on the others, and validated with other data."""

import tensorflow as tf

x, y = tf.zeros([1000, 2]), tf.zeros([1000])
data = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000).batch(100)
val_ds = tf.data.Dataset.from_tensor_slices((x[:100], y[:100])).batch(100)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(data.take(1), epochs=1)
model.fit(data.skip(1), validation_data=val_ds, epochs=10)
