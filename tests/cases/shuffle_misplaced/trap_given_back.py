"""What is given back may be cut into samples and batched anew."""

import tensorflow as tf


def shards(files, size):
    return tf.data.TFRecordDataset(files, num_parallel_reads=4).batch(size).shuffle(512)


def shown(files):
    dataset = tf.data.TFRecordDataset(files, num_parallel_reads=4).batch(8).shuffle(512)
    return dataset, dataset.prefetch(1).unbatch()
