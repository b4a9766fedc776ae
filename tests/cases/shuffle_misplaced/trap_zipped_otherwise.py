"""Sequences that are batched again, parts that are shuffled alike, and single samples."""

import numpy as np
import tensorflow as tf

x, y = np.ones([640, 4], "float32"), np.arange(640) % 2


def rows(array):
    return tf.data.Dataset.from_tensor_slices(array)


def fresh():
    model = tf.keras.Sequential([tf.keras.layers.Dense(2, "softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


windows = tf.data.Dataset.zip((rows(x).batch(10), rows(y).batch(10))).shuffle(64).batch(8)
fresh().fit(windows, epochs=2)
mixed = (rows(x).shuffle(640, seed=1).batch(32), rows(y).shuffle(640, seed=1).batch(32))
fresh().fit(tf.data.Dataset.zip(mixed).shuffle(20), epochs=2)
single = tf.data.Dataset.zip((rows(x).batch(1), rows(y).batch(1))).shuffle(640)
fresh().fit(single, epochs=2)
fresh().evaluate(tf.data.Dataset.zip((rows(x).batch(32), rows(y).batch(32))).shuffle(20))
