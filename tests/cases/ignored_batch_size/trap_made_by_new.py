"""Classes with a `__new__` whose objects are their own: they may make something of the number."""

import tensorflow as tf


class Only:
    only = None

    def __new__(cls, *args):
        if cls.only is None:
            cls.only = super().__new__(cls)
        return cls.only

    def fit(self, rows, batch_size):
        return rows.unbatch().batch(batch_size)


class Named(str):
    def __new__(cls, name):
        return str.__new__(cls, name)

    def fit(self, rows, batch_size):
        return rows.unbatch().batch(batch_size)


rows = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 2]))).batch(16)
Only().fit(rows, batch_size=32)
Named("small").fit(rows, batch_size=32)
