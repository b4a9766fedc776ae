"""A call may be there to see whether it raises."""

import tensorflow as tf

ds = tf.data.Dataset.range(64)
try:
    ds.padded_batch(-1)
except ValueError as error:
    print(error)
