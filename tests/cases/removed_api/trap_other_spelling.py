import tensorflow as tf

_div = tf.div if hasattr(tf, "div") else tf.math.divide
if hasattr(tf, "random_uniform"):
    uniform = tf.random_uniform
else:
    uniform = tf.random.uniform


def draw(shape):
    noise = tf.truncated_normal if tf.__version__.startswith("1") else tf.random.truncated_normal
    return _div(uniform(shape), 2.0) + noise(shape)


print(draw([2, 3]))
