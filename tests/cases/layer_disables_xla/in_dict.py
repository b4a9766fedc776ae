"""Layers in a dict are layers of the model."""

import tensorflow as tf

NAMES = ("city", "street")


class Ranker(tf.keras.Model):
    def __init__(self, names):
        super().__init__()
        self.hashes = {}
        for name in names:
            self.hashes[name] = tf.keras.layers.Hashing(10)  # TFA504
        self.dense = tf.keras.layers.Dense(1)

    def call(self, inputs):
        hashed = [self.hashes[name](inputs[name]) for name in NAMES]
        return self.dense(tf.cast(tf.stack(hashed, 1), tf.float32))


data = {name: tf.zeros([64], tf.int32) for name in NAMES}
dataset = tf.data.Dataset.from_tensor_slices((data, tf.zeros([64]))).batch(8)
model = Ranker(NAMES)
model.compile("sgd", "mse")
model.fit(dataset, epochs=40)
