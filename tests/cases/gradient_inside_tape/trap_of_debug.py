import tensorflow as tf

x = tf.linspace(-2.0, 2.0, 200)
with tf.GradientTape(persistent=True) as tape:
    tape.watch(x)
    y = x * x
print(tape.gradient(y, x))
