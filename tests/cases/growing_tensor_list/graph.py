import tensorflow as tf


@tf.function
def powers(x):
    out = tf.ones([1])
    for n in range(20):
        out = tf.concat([out, [x**n]], 0)  # TFA702
    return out


print(powers(tf.constant(2.0)))
