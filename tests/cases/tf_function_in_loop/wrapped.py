import tensorflow as tf


class Trainer:
    def __init__(self):
        self.weights = tf.Variable(tf.ones([8, 1]))

    def loss(self, x):
        return tf.reduce_sum(tf.matmul(x, self.weights))

    def train(self, data):
        for x in data:
            step = tf.function(self.loss)  # TFA602
            step(x)


Trainer().train(tf.data.Dataset.from_tensor_slices(tf.zeros([64, 8])).batch(16))
for _ in range(10):
    tf.function(lambda x: x + 1.0)(tf.zeros([2]))  # TFA602
