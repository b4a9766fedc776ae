"""Two tapes that one statement opens: one is asked twice, one records what the other gives."""

import tensorflow as tf

x, w = tf.Variable(3.0), tf.Variable(2.0)
with tf.GradientTape(persistent=True) as outer, tf.GradientTape(persistent=True) as inner:
    y = w * x**3
    slope = inner.gradient(y, x)
    other = inner.gradient(y, w)
print(outer.gradient(slope, x), outer.gradient(other, w))
