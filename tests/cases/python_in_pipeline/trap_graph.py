"""Only ops of TensorFlow; the Python function is used elsewhere."""
import tensorflow as tf


def double(v):
    return v * 2


print(tf.py_function(double, [tf.constant(1.0)], tf.float32))
ds = tf.data.Dataset.range(8).map(double).batch(2)
for value in ds:
    print(value)
