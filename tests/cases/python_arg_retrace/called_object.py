"""Objects whose `__call__` or `call` is traced."""

import tensorflow as tf


class Flow(tf.Module):
    def __init__(self):
        super().__init__()
        self.speed = tf.Variable(0.5)

    @tf.function
    def __call__(self, x, time):
        return x + self.speed * time


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(4)

    @tf.function
    def call(self, x, temperature=1.0):
        return self.dense(x) / temperature


flow, net = Flow(), Net()
x = tf.ones([4, 4])
for i in range(1000):
    x = flow(x, i / 1000)  # TFA603
    x = flow(net(x, temperature=1 + i / 1000), 0.5)  # TFA603
    x = net(x)
