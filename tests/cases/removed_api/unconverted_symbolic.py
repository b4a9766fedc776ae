"""A layer that a functional model of a library is made of; and one below a traced step."""

import tensorflow as tf

L = tf.keras.layers


class Mix(L.Layer):
    def call(self, inputs):
        total = tf.zeros_like(inputs)
        for place in tf.range(tf.shape(inputs)[0]):  # TFA903
            total = total + inputs[place]
        return total


class Gate(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = L.Dense(1)

    def call(self, inputs):
        if tf.reduce_sum(inputs) == 0.0:  # TFA903
            return tf.zeros([1, 1])
        return self.dense(inputs)


def build():
    inputs = tf.keras.Input((4,))
    return tf.keras.Model(inputs, Mix()(inputs))


gate = Gate()


@tf.function
def step(batch):
    return gate(batch)


step(tf.ones([2, 4]))
