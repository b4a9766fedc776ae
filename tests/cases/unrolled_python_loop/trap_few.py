import tensorflow as tf


@tf.function
def smooth(x, times):
    for _ in range(4):
        x = tf.nn.avg_pool1d(x, 3, 1, "SAME")
    for _ in range(times):
        x = tf.tanh(x)
    return x


def in_python(x):
    for _ in range(100):
        x = tf.tanh(x)
    return x


@tf.function
def called_back(x):
    return tf.py_function(in_python, [x], tf.float32)


print(called_back(tf.ones([4])))
print(smooth(tf.ones([1, 8, 1]), tf.constant(2)).shape)
