"""Rows that are filled up to one length, or have as many columns everywhere; no XLA."""

import tensorflow as tf

layers = tf.keras.layers
ragged = tf.ragged.constant([[1, 2], [3], [4, 5, 6], [7]])
labels = [0.0, 1.0, 0.0, 1.0]


def model(**options):
    made = tf.keras.Sequential([layers.Embedding(100, 8), layers.GlobalMaxPooling1D(), layers.Dense(1)])
    made.compile("adam", "mse", **options)
    return made


def columns(lines, y):
    return tf.strings.to_number(tf.strings.split(lines, ",").to_tensor(), tf.int32), y


def padded(x, y):
    x = x.to_tensor()
    return tf.pad(x, [[0, 0], [0, 8 - tf.shape(x)[1]]]), y


numbers = tf.data.Dataset.from_tensor_slices((ragged, labels)).batch(2)
model().fit(numbers.map(lambda x, y: (x.to_tensor(shape=[None, 8]), y)))
model().fit(numbers.map(padded))
model(jit_compile=False).fit(numbers.map(lambda x, y: (x.to_tensor(), y)))
table = tf.data.Dataset.from_tensor_slices((["1,2,3", "4,5,6", "7,8,9", "1,1,1"], labels)).batch(2)
model().fit(table.map(columns))
