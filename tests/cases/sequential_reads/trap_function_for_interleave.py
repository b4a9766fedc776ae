"""The function reads the files of one shard; several shards are read at a time."""

import tensorflow as tf


def shards(pattern, indices, count):
    files = tf.data.Dataset.list_files(pattern)

    def read(index):
        return tf.data.TextLineDataset(files.shard(count, index))

    return indices.interleave(read, count)
