"""Other uses of what the map gives, and functions and sources that nobody can see."""
import pandas as pd
import tensorflow as tf
from somewhere import augment

source = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 5]))
scaled = source.map(lambda x: x * 2.0)
for sample in scaled:
    print(sample)
batches = scaled.batch(8)
other = source.map(augment).batch(8)
names = pd.read_csv("names.csv")["name"].map(lambda name: name * 2)


def prepare(ds, function):
    return ds.map(function).batch(8)


def scale(ds):
    return ds.map(lambda x: x * 2.0).batch(8)
