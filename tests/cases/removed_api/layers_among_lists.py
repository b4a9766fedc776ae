"""Layers under the name of Keras' own list, with lists among them."""

import tensorflow as tf
from tensorflow.keras.layers import BatchNormalization, Conv2D, Dense, GlobalAveragePooling2D


class Residual(tf.keras.Model):
    def __init__(self, filters):
        super().__init__()
        self._layers = [  # TFA903
            Conv2D(64, 7, strides=2, padding="same"),
            [Conv2D(filters, 3, padding="same") for _ in range(2)],
            GlobalAveragePooling2D(),
            Dense(10, activation="softmax"),
        ]

    def call(self, x):
        for layer in self._layers:
            for part in layer if isinstance(layer, list) else [layer]:
                x = part(x)
        return x


class Block(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self._layers = [Conv2D(8, 3), BatchNormalization(), lambda x: x]  # TFA903

    def call(self, x):
        for layer in self._layers:
            x = layer(x)
        return x


model = Residual(16)
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(Block()(tf.zeros([64, 28, 28, 1])), tf.zeros([64]))
