"""Nothing tells that these are datasets, or the result is used."""

import tensorflow as tf
from company.data import queue, shards

queue.cache().prefetch(4)
queue.shuffle(100)
train_ds = shards("train").cache().prefetch(tf.data.AUTOTUNE)
print(shards("test").map(len, num_parallel_calls=4))
