"""An optimizer of one's own that counts in Python: a graph would keep the first number."""

import tensorflow as tf
import tensorflow_datasets as tfds

train_data = tfds.load("mnist", split="train", batch_size=128, as_supervised=True)
w = tf.Variable(tf.zeros((784, 10)))


class Adam:
    def __init__(self):
        self.t = 1.0
        self.mean = tf.Variable(tf.zeros((784, 10)))

    def apply_gradients(self, gradient, variable):
        self.mean.assign(0.9 * self.mean + 0.1 * gradient)
        variable.assign_sub(1e-3 * self.mean / (1 - 0.9**self.t))
        self.t += 1.0


def loss_of(x, y):
    logits = tf.matmul(tf.reshape(x, (-1, 784)), w)
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))


def train_step(x, y, optimizer):  # TFA601
    with tf.GradientTape() as tape:
        loss = loss_of(tf.cast(x, tf.float32) / 255, y)
    optimizer.apply_gradients(tape.gradient(loss, w), w)
    return loss


adam = Adam()
for epoch in range(10):
    for x, y in train_data:
        train_step(x, y, adam)
