import tensorflow as tf


def double(x):
    return tf.constant(2) * x


@tf.function
def all_of_them():
    total = tf.constant(0)
    for i in range(10):
        total += double(i)
    return total


for i in range(100):
    double(i)
all_of_them()
