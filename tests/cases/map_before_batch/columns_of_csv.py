"""The columns of a row that `CsvDataset` reads are numbers and texts."""

import tensorflow as tf

rows = tf.data.experimental.CsvDataset("train.csv", [0.0] * 3 + [0], header=True)


def pack(age, income, debt, label):
    return tf.stack([age, income, debt], axis=-1), label


train_ds = rows.map(pack).shuffle(1000).batch(64)  # TFA301
