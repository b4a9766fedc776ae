"""Datasets inside a dataset, which fit refuses."""

import tensorflow as tf


def prepare(x):
    return tf.data.Dataset.from_tensor_slices((x, x[:, :1])).batch(8)


train_ds = tf.data.Dataset.from_tensor_slices(tf.zeros([100, 64, 4])).flat_map(prepare)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(train_ds, verbose=0)
