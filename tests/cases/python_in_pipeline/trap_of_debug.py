import tensorflow as tf


def numbers():
    yield from range(64)


ds = tf.data.Dataset.from_generator(numbers, output_signature=tf.TensorSpec([], tf.int32))
for batch in ds.batch(8):
    print(batch)
