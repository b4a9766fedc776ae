"""An iterator that is passed into a tf.function has its prefetch."""
import tensorflow as tf

ds = tf.data.Dataset.range(64).batch(8).prefetch(tf.data.AUTOTUNE)


@tf.function
def total(iterator):
    found = tf.constant(0, tf.int64)
    for _ in tf.range(4):
        found += tf.reduce_sum(next(iterator))
    for row in tf.zeros([2, 2]):
        tf.print(row)
    return found


print(total(iter(ds)))
