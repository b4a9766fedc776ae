"""The rest is split in one order, as many as were skipped; and nothing else gets it."""

import tensorflow as tf

x, y = tf.zeros([1000, 2]), tf.zeros([1000])
model = tf.keras.Sequential([tf.keras.Input([2]), tf.keras.layers.Dense(1)])
model.compile("adam", "mse")

dataset = tf.data.Dataset.from_tensor_slices((x, y))
dataset = dataset.shuffle(1000, reshuffle_each_iteration=False)
rest = dataset.skip(300)
validation, train = rest.take(300), rest.skip(300)
model.fit(train.batch(32), validation_data=validation.batch(32))

some = tf.data.Dataset.from_tensor_slices((x, y)).shuffle(1000).skip(200).take(200)
model.fit(some.batch(32))
