import tensorflow as tf


def prepare(x):
    parts = tf.data.Dataset.from_tensor_slices(x)
    return parts.batch(8)  # TFA314


ds = tf.data.Dataset.from_tensor_slices(tf.zeros([4, 16, 2])).map(prepare)
for part in ds:
    print(part)
