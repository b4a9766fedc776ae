"""Loops over objects of the script's own, whose `__iter__` goes through a dataset."""

import tensorflow as tf


class Loader:
    def __init__(self, rows):
        self.batches = tf.data.Dataset.from_tensor_slices(rows).batch(10)

    def __iter__(self):
        return iter(self.batches)


rows = tf.zeros([6400, 8])
model = tf.keras.Sequential([tf.keras.layers.Dense(2)])
for batch in Loader(rows):
    print(model.predict(batch))  # TFA204
for step, batch in enumerate(Loader(rows)):
    print(step, model.predict(batch))  # TFA204
