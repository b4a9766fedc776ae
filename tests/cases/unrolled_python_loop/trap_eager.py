import tensorflow as tf


def settle(x):
    for _ in range(100):
        x = tf.tanh(x)
    return x


@tf.function
def rolled(x):
    for _ in tf.range(100):
        x = tf.tanh(x)
    return x


print(settle(tf.ones([4])), rolled(tf.ones([4])))
