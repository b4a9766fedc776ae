# tensorflow: 2.11
import tensorflow as tf

try:
    count = tf.data.Dataset.counter()
except AttributeError:
    count = tf.data.experimental.Counter()
first = count.map(lambda i: tf.cast(i < 10, tf.int64))
for choice in first.take(20).batch(4):
    print(choice)
