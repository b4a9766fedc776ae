import tensorflow as tf

x = tf.Variable([1.0, 2.0])
with tf.GradientTape(persistent=True) as tape:
    derivative = tf.reduce_sum(x**4)
    for _ in range(3):
        derivative = tape.gradient(derivative, x)
with tf.GradientTape(persistent=True) as sums:
    parts = [x**2, x**3]
    slopes = []
    for part in parts:
        slopes.append(sums.gradient(part, x))
print(derivative, slopes)
