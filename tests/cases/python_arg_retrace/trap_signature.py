import tensorflow as tf


@tf.function(input_signature=[tf.TensorSpec([], tf.int32)])
def double(x):
    return x * 2


for i in range(100):
    double(i)
