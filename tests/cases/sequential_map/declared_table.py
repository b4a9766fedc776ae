"""The lookup is a parameter that is annotated; who calls the function is out of sight."""

import tensorflow as tf
from tensorflow import keras


def encode(text: tf.Tensor, lookup: keras.layers.StringLookup) -> tf.Tensor:
    return lookup(tf.strings.unicode_split(text, "UTF-8"))


def make(texts: tf.data.Dataset, lookup: keras.layers.StringLookup) -> tf.data.Dataset:
    texts = texts.map(lambda text: encode(text, lookup))  # TFA302
    return texts.ragged_batch(32)
