"""Each function of a list gets what the one before it gave."""

import tensorflow as tf


def shuffle(dataset):
    return dataset.shuffle(640)


def batch(dataset):
    return dataset.batch(32)


ds = tf.data.Dataset.from_tensor_slices((tf.zeros([640, 8]), tf.zeros([640, 1])))
for step in (shuffle, batch):
    ds = step(ds)

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("adam", "mse")
model.fit(ds)
