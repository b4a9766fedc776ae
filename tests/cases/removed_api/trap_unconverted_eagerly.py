"""A model that only an eager loop calls: there tensors are true or false."""

import tensorflow as tf


class Search(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(4)

    def call(self, inputs):
        for _ in tf.range(3):
            if tf.reduce_sum(inputs) > 10.0:
                break
            inputs = self.dense(inputs)
        return inputs


search = Search()
for start in range(3):
    print(search(tf.ones([1, 4]) * start))
