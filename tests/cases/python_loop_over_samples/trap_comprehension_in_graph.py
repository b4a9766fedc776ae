"""Lists of a handful of parts, of neighbours, of some samples, and of what is only moved."""

import tensorflow as tf


class Attention(tf.keras.layers.Layer):
    def call(self, inputs):
        queries, keys, values = [tf.nn.l2_normalize(part, -1) for part in tf.unstack(inputs)]
        return tf.matmul(tf.nn.softmax(tf.matmul(queries, keys, transpose_b=True)), values)


@tf.function
def differences(batch):
    return tf.stack([tf.norm(batch[i] - batch[i - 1]) for i in range(batch.shape[0])])


@tf.function
def cut(batch, sizes):
    return tf.stack([tf.reduce_mean(batch[i, : sizes[i]]) for i in range(batch.shape[0])])


@tf.function
def chosen(batch, wanted):
    return [tf.reduce_sum(s) for i, s in enumerate(tf.unstack(batch)) if i in wanted]


@tf.function
def apart(batch):
    return [tf.expand_dims(sample, 0) for sample in tf.unstack(batch)]


def eager(batch):
    return [float(tf.reduce_sum(sample)) for sample in tf.unstack(batch)]
