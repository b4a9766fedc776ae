"""Numbers that are read of tensors, and may well be the same each time; and tensors."""

import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices(tf.zeros([640, 8])).batch(16)


@tf.function
def total(x, count):
    return tf.reduce_sum(x) / count


rows, rate, scale = 1, 0.1, tf.constant(1.0)
limit = 1.0
for x in data:
    total(x, rows)
    total(x, rate)
    total(x, scale)
    total(x, limit)
    rows = int(x.shape[0])  # as all batches have
    rate = float(tf.constant(0.1))
    scale = 0.9 * scale + 0.1 * total(x, 2.0)
    limit = tf.minimum(limit, tf.reduce_max(x))
