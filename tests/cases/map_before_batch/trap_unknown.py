"""Other uses of what the map gives, and functions that nobody can see."""
import tensorflow as tf
from somewhere import augment

source = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 5]))
scaled = source.map(lambda x: x * 2.0)
for sample in scaled.take(3):
    print(sample)
batches = scaled.batch(8)
other = source.map(augment).batch(8)


def prepare(ds, function):
    return ds.map(function).batch(8)
