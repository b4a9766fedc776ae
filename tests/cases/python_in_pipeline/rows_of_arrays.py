"""Rows of arrays, by number, by zip and by enumerate, once and for ever."""

import numpy as np
import tensorflow as tf

rng = np.random.default_rng(0)
images = rng.random((64, 8), dtype="float32")
labels = rng.integers(0, 10, 64)
images = images * 2.0


def by_number():
    for i in range(images.shape[0]):
        yield {"image": images[i]}, labels[i]


def by_zip():
    """Without an end."""
    while True:
        for image, label in zip(images, labels):
            yield image, label


spec = ({"image": tf.TensorSpec([8])}, tf.TensorSpec([], "int64"))
train = tf.data.Dataset.from_generator(by_number, output_signature=spec).batch(8)  # TFA309
commented = tf.data.Dataset.from_generator(  # TFA309: the comment would be lost
    by_number, ({"image": tf.float32}, tf.int64)
).batch(8)
endless = tf.data.Dataset.from_generator(by_zip, (tf.float32, tf.int32)).batch(8)  # TFA309


def pipeline(path):
    table = np.loadtxt(path)

    def rows():
        for i, row in enumerate(table):
            yield row, table[i]

    def first_rows():
        for i in range(16):
            yield images[i]

    first = tf.data.Dataset.from_generator(first_rows, tf.float32).batch(2)  # TFA309
    return tf.data.Dataset.from_generator(rows, (tf.float64, tf.float32)), first  # TFA309


for batch in train:
    print(batch)
for batch in commented:
    print(batch)
for batch in endless.take(100):
    print(batch)
