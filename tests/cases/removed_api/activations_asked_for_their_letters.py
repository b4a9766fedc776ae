"""A name in small letters is that of a function, any other that of a layer."""

import tensorflow as tf

SETTINGS = {"hidden": "relu", "output": "Softmax"}


class Network(tf.keras.Model):
    def __init__(self, settings=None):
        super().__init__()
        settings = settings or SETTINGS
        self.output_activation = settings.get("output")
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(16, settings.get("hidden"))])
        if self.output_activation.lower() == self.output_activation:
            self.net.add(tf.keras.layers.Activation(self.output_activation))
        else:
            self.net.add(getattr(tf.keras.layers, self.output_activation)())

    def call(self, inputs):
        return self.net(inputs)


class Classifier(tf.keras.Model):
    def __init__(self, settings=None):
        super().__init__()
        settings = settings or SETTINGS
        self.output_activation = settings.get("output")
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(16, settings.get("hidden"))])
        if self.output_activation.lower() != "linear":
            self.net.add(tf.keras.layers.Activation(self.output_activation))  # TFA903

    def call(self, inputs):
        return self.net(inputs)


Network().compile("adam", "mse")
Classifier().compile("adam", "mse")
