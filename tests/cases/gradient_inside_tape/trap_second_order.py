import tensorflow as tf

x = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as tape:
    y = x**3
    dy = tape.gradient(y, x)
    both = []
    both.append(tape.gradient(dy * dy, x))
print(tape.gradient(dy, x))
