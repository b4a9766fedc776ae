"""The dataset comes from a module that is not seen; how it is called tells that it is one."""

import tensorflow as tf
from company.data import shards

train_ds = shards("train")
train_ds = train_ds.map(lambda x, y: (x / 255, y))
train_ds.cache().prefetch(buffer_size=tf.data.AUTOTUNE)  # TFA315
train_ds.map(lambda x, y: (-x, y), num_parallel_calls=4)  # TFA315
