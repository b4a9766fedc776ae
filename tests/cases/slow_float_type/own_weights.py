import numpy as np
import tensorflow as tf

features, hidden = 784, 128
inputs, outputs = np.load("inputs.npy"), np.load("outputs.npy")
first = tf.Variable(np.random.randn(features, hidden) * 0.01)  # TFA507
bias = tf.Variable(np.zeros([hidden]))
second = tf.Variable(np.random.randn(hidden, 10) * 0.01)
optimizer = tf.optimizers.SGD(0.1)

for step in range(1000):
    with tf.GradientTape() as tape:
        guess = tf.matmul(tf.nn.relu(tf.matmul(inputs, first) + bias), second)
        loss = tf.reduce_mean(tf.square(guess - outputs))
    weights = [first, bias, second]
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))


class Regression:
    def __init__(self, size):
        shape = [size, 64]
        self.matrix = tf.Variable(tf.random.normal(shape, dtype=tf.float64))  # TFA507

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(tf.matmul(x, self.matrix) - y))
        self.matrix.assign_sub(0.1 * tape.gradient(loss, self.matrix))


regression = Regression(inputs.shape[1])
for step in range(1000):
    regression.step(inputs, outputs)
