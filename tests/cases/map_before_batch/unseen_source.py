"""Pipelines that begin out of sight, and are known by what is called, or by an annotation."""

import tensorflow as tf
from company.data import shards

train_ds = shards("train")


def scale(image, label):
    return tf.cast(image, tf.float32) / 255.0, label


train_ds = train_ds.shuffle(1000).map(scale, num_parallel_calls=tf.data.AUTOTUNE)  # TFA301
train_ds = train_ds.batch(32).prefetch(tf.data.AUTOTUNE)


def prepare(ds: tf.data.Dataset, batch_size: int) -> tf.data.Dataset:
    return ds.map(scale).batch(batch_size)  # TFA301
