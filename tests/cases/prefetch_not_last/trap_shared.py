"""One consumer takes what was prefetched as it is."""
import tensorflow as tf

ds = tf.data.Dataset.range(64).batch(8).prefetch(2)
for batch in ds:
    print(batch)
for batch in ds.map(lambda x: x * 2):
    print(batch)


def unknown(data):
    return data.prefetch(2).take(2)
