"""What lies too deep to be looked into may read a variable."""

import tensorflow as tf


class Memory:
    def __init__(self):
        self.table = tf.Variable(tf.zeros([8, 4]))

    def rows(self, ids):
        return tf.data.Dataset.from_tensor_slices(ids).map(self.first).batch(4)

    def first(self, i):
        return tf.identity(self.second(i))

    def second(self, i):
        return tf.identity(self.third(i))

    def third(self, i):
        return tf.identity(self.fourth(i))

    def fourth(self, i):
        return tf.identity(self.fifth(i))

    def fifth(self, i):
        return self.table.sparse_read(i)
