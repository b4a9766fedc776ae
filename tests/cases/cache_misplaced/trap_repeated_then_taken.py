"""Of what is repeated, a part is taken, kept and repeated: no element is held for ever."""

import tensorflow as tf


def passes(experience, epochs):
    return experience.repeat(8).take(256).cache().repeat(epochs)


rows = tf.data.Dataset.from_tensor_slices(tf.random.normal([64, 8]))
for row in passes(rows, 4).batch(32):
    print(row.shape)
