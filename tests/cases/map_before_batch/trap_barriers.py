"""Between the map and the batch stands what must see single, finished samples."""
import tensorflow as tf

source = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 5]))


def double(x):
    return x * 2.0


cached = source.map(double).cache().shuffle(64).batch(8)
filtered = source.map(double).filter(lambda x: tf.reduce_sum(x) > 1.0).batch(8)
padded = source.map(double).padded_batch(8)
windowed = source.map(double).window(2).flat_map(lambda w: w.batch(2)).batch(8)
numbered = source.map(double).enumerate().batch(8)
behind = source.batch(8).map(double)
single = source.map(double).batch(1)
