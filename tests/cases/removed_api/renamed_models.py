"""Names that Keras 3 does not heed."""

import tensorflow as tf


class Generator:
    def __init__(self, channels):
        inputs = tf.keras.Input([32, 32, channels])
        self.model = tf.keras.Model(inputs, tf.keras.layers.Conv2D(channels, 3)(inputs))
        self.model._name = "generator"  # TFA903


class Embedding(tf.keras.Model):
    def __init__(self, path):
        super().__init__()
        self.path = path  # TFA903
        self.dense = tf.keras.layers.Dense(8)


backbone = tf.keras.applications.MobileNetV2(weights=None)
backbone._name = "backbone"  # TFA903
backbone.layers[0]._name = "images"  # TFA903
print(Generator(3).model.name, backbone.name)
