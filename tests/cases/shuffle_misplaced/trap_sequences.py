"""The first batch makes sequences of characters; they are shuffled and batched again."""
import tensorflow as tf

ids = tf.range(1000)
chunks = tf.data.Dataset.from_tensor_slices(ids).batch(11, drop_remainder=True)
pairs = chunks.map(lambda chunk: (chunk[:-1], chunk[1:]))
train = pairs.shuffle(100).batch(8, drop_remainder=True)
windows = tf.data.Dataset.from_tensor_slices(ids).window(10, shift=1, drop_remainder=True)
windows = windows.flat_map(lambda w: w.batch(10)).shuffle(100).batch(8)
for x, y in train:
    print(x.shape)
for x in windows.take(1):
    print(x.shape)
