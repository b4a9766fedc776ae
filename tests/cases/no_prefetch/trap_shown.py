"""A few elements, taken to look at them."""

import tensorflow as tf

ds = tf.data.Dataset.range(64).batch(8)
for batch in ds.take(4):
    print(batch)
for batch in ds:
    print(batch)
    break
