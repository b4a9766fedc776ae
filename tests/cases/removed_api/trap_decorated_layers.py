"""A decorator gives the class an `add_weight` of its own; the old way of saving is one's choice."""

import tensorflow as tf
from elsewhere_weights import named_weights


@named_weights
class Scale(tf.keras.layers.Layer):
    def build(self, shape):
        self.scale = self.add_weight("scale", shape=shape[-1:], initializer="ones")

    def call(self, inputs):
        return inputs * self.scale


def export(model, folder, use_legacy_format=None):
    if use_legacy_format:
        model.save(folder, save_format="tf", signatures={})
    else:
        model.export(folder)


net = tf.keras.Sequential([tf.keras.Input([8]), Scale(), tf.keras.layers.Dense(1)])
net.compile("sgd", "mse")
export(net, "saved")
