"""Whether what a caller out of sight passes ends with a prefetch is not known; `take` keeps it."""

import tensorflow as tf


@tf.function
def total(ds: tf.data.Dataset, steps):
    result = 0.0
    for batch in ds.take(steps):
        result += tf.reduce_sum(batch)
    return result
