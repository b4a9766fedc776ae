import tensorflow as tf


def scale(x):
    return tf.cast(x, tf.float32) / 255.0


def make(x, batched):
    rows = tf.data.Dataset.from_tensor_slices(x).map(scale)
    if batched:
        return rows.batch(32)
    return tf.data.Dataset.zip((rows, rows))


x = tf.zeros([1000, 8, 8], tf.uint8)
pairs = make(x, False)
for first, second in pairs:
    print(first.shape, second.shape)
for batch in make(x, True):
    print(batch.shape)
