"""Nothing tells that these are pipelines of tf.data: tables and lists have such methods, too."""

import tensorflow as tf
from tables import load

table = tf.lookup.StaticHashTable(
    tf.lookup.KeyValueTensorInitializer(tf.constant(["a", "b"]), tf.constant([1, 2])), -1
)


def encode(text):
    return table.lookup(text)


def prepare(rows):
    rows = rows.map(encode)
    return rows.batch(32)


def train():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    data = load().map(encode)
    model.fit(data, epochs=2)
