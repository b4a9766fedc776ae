import tensorflow as tf

AXIS = 1
x = tf.ones([2, 2])
wide = tf.concat([x, x], AXIS)
wide = tf.concat((x, x), 0)
wide = tf.concat(axis=1, values=[x, x])
left, right = tf.split(wide, 2, 1)
left, right = tf.split(wide, [1, 1], axis=1)
parts = tf.split(wide, num_or_size_splits=2)


def mul(a, b):
    return tf.multiply(a, b)


print(mul(left, right), tf.math.subtract(left, right))
