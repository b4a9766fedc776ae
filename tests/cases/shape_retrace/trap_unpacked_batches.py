"""Batches whose parts may fill other parameters, or any number of them."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.Embedding(100, 8), tf.keras.layers.Dense(1)])
words = tf.data.TFRecordDataset("train.tfrecord")
words = words.map(lambda record: (tf.io.decode_raw(record, tf.int64), tf.strings.length(record)))
dataset = words.padded_batch(8)


@tf.function
def with_default(lengths, tokens=None):
    return tf.reduce_mean(tf.cast(lengths, tf.float32))


@tf.function
def of_any_number(*parts):
    return tf.reduce_mean(tf.cast(parts[-1], tf.float32))


for epoch in range(20):
    for batch in dataset:
        with_default(*batch[1:])
        of_any_number(*batch[1:])
