import numpy as np
import tensorflow as tf

inputs, outputs = np.load("inputs.npy"), np.load("outputs.npy")
cast = tf.Variable(np.random.randn(784, 128), dtype=tf.float32)
array = tf.Variable(np.random.randn(784, 128).astype("float32"))
plain = tf.Variable(tf.random.normal([784, 128]))
line = tf.Variable(np.random.randn(3, 1))  # so small that nothing is gained
fixed = tf.constant(np.random.randn(784, 128))
optimizer = tf.optimizers.SGD(0.1)

for step in range(1000):
    with tf.GradientTape() as tape:
        guess = tf.matmul(inputs, cast + array + plain) * tf.reduce_sum(line)
        loss = tf.reduce_mean(tf.square(guess - outputs))
    weights = [cast, array, plain, line]
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
