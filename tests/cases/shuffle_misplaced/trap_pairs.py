import tensorflow as tf


def transitions(file):
    data = tf.data.TFRecordDataset(file).batch(2, drop_remainder=True)
    return data.shuffle(1000).prefetch(1)  # each shard is, and the shards are mixed and batched
