"""Caches that are read to their end: a shuffle fills its buffer, all batches are taken."""

import tensorflow as tf

x, y = tf.zeros([64, 4]), tf.zeros([64, 1])
data = tf.data.Dataset.from_tensor_slices((x, y))
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
shuffled = data.cache().shuffle(64).batch(8).take(5)
model.fit(shuffled, epochs=2, verbose=0)
whole = data.cache()
model.fit(whole.batch(8).take(5), epochs=2, verbose=0)
model.fit(whole.batch(8), epochs=2, verbose=0)
all_batches = data.cache().batch(8).take(int(data.cardinality()) // 8)
model.fit(all_batches, epochs=2, verbose=0)
