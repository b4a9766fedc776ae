import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

LENGTH = 64


class Scan(layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units
        self.cell = layers.GRUCell(units)

    def call(self, inputs, training=False):
        state = tf.zeros([tf.shape(inputs)[0], self.units])
        outputs = []
        for t in range(inputs.shape[1]):  # TFA605
            state, _ = self.cell(inputs[:, t], state)
            outputs.append(state)
        return tf.stack(outputs, axis=1)


words = layers.Input((LENGTH,))
embedded = layers.Dropout(0.1)(layers.Embedding(1000, 8)(words))
model = tf.keras.Model(words, layers.Dense(1)(Scan(16)(embedded)))


@tf.function
def integrate(x):
    for at in np.arange(0, 1, 0.01):  # TFA605
        x = x + tf.sin(x) * at
    for i, _ in enumerate(range(100)):  # TFA605
        x = tf.tanh(x)
    return x


integrate(tf.ones([4]))
