"""Lists of what is computed of each sample, where the code becomes a graph."""

import tensorflow as tf


@tf.function
def normalised(batch):
    rows = [(s - tf.reduce_mean(s)) / tf.math.reduce_std(s) for s in tf.unstack(batch)]  # TFA205
    return tf.stack(rows)


class Gram(tf.keras.layers.Layer):
    def call(self, inputs):
        grams = [tf.matmul(image, image, transpose_a=True) for image in tf.unstack(inputs)]  # TFA205
        return tf.stack(grams)


@tf.function
def lengths(batch):
    return tf.stack([tf.norm(batch[i]) for i in range(batch.shape[0])])  # TFA205
