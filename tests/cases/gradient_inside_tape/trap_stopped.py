import tensorflow as tf

x = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as tape:
    y = x**3
    with tape.stop_recording():
        dy = tape.gradient(y, x)
    z = y * dy
print(tape.gradient(z, x))
