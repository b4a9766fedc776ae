"""A class that gives a model in place of an object of its own."""

import tensorflow as tf


class Small:
    def __new__(cls, shape, classes=2):
        cls.shape = shape
        inputs = tf.keras.Input(shape)
        outputs = tf.keras.layers.Dense(classes)(inputs)
        return tf.keras.Model(inputs, outputs)


rows = tf.data.Dataset.from_tensor_slices((tf.zeros([64, 8]), tf.zeros([64, 2]))).batch(16)
model = Small([8])
model.compile("sgd", "mse")
model.fit(rows, batch_size=32)  # TFA202
