"""Another method may have filled the attribute with something else."""

import tensorflow as tf


class Store:
    def __init__(self):
        self.rows = None

    def of_table(self, table):
        self.rows = table.rows()

    def add(self, rows):
        if self.rows is None:
            self.rows = tf.data.Dataset.from_tensor_slices(rows)
        else:
            self.rows.concatenate(rows)
