import tensorflow as tf

data = tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16)
words = "one two three".split()


@tf.function
def total(x, count):
    return tf.reduce_sum(x) / count


for x in data:
    total(x, len(words))
    total(x, len(data))
