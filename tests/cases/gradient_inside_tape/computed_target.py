import tensorflow as tf

x, w = tf.Variable(3.0), tf.Variable(2.0)
with tf.GradientTape(persistent=True) as tape:
    y = w * x**3
    dx = tape.gradient(y, x)  # TFA705
    dw = tape.gradient(-y, w)
print(dx, dw)
