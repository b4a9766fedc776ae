import tensorflow as tf

x = tf.Variable([1.0, 2.0])
with tf.GradientTape(persistent=True) as tape:
    outputs = tf.unstack(x**3)
rows = [tape.gradient(output, x) for output in outputs]

with tf.GradientTape() as once:
    loss = tf.reduce_sum(x**2)
    grads = once.gradient(loss, x)
print(rows, grads)
