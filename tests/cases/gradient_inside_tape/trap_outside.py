import tensorflow as tf

x, w = tf.Variable(3.0), tf.Variable(2.0)
with tf.GradientTape(persistent=True) as tape:
    y = w * x**3
print(tape.gradient(y, x))
print(tape.gradient(y, w))
del tape
