"""The datasets in the tuple are parts of a pipeline that ends with prefetch."""

import tensorflow as tf

ds = tf.data.Dataset.range(64)
parts = tuple([ds.filter(lambda x, i=i: x % 3 == i) for i in range(3)])
train = tf.data.Dataset.zip(parts).batch(4).prefetch(tf.data.AUTOTUNE)
for batch in train:
    print(batch)
