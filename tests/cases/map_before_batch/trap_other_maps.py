"""What is mapped are no datasets of tf.data: rows of a table, examples, or what a pool goes through."""

import tensorflow as tf
from company import loading


def scaled(image, label):
    return tf.cast(image, tf.float32) / 255.0, label


def of_table(table):
    return table["image"].map(lambda image: tf.cast(image, tf.float32) / 255.0)


def of_examples(examples, size):
    examples = examples.map(
        lambda example, index: {"x": tf.cast(example["x"], tf.float32) / 255.0},
        with_indices=True,
    )
    return examples.batch(size)


def of_pool(pool, images, labels):
    return pool.map(scaled, images, labels)


def of_pairs(ds, size):
    return ds.map(lambda x, y: (y, x)).batch(size)
