"""`tf.keras.saving` is there after an import of it only."""

import keras
import tensorflow as tf
from tensorflow import keras as tk


@tf.keras.saving.register_keras_serializable(package="own")  # TFA903
class Halve(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs / 2


@keras.saving.register_keras_serializable(package="own")
class Double(keras.layers.Layer):
    def call(self, inputs):
        return inputs * 2


@tf.keras.utils.register_keras_serializable(package="own")
class Negate(tf.keras.layers.Layer):
    def call(self, inputs):
        return -inputs


def restored(path):
    with tk.saving.custom_object_scope({"Halve": Halve}):  # TFA903
        return tk.models.load_model(path + ".keras")


def kept(net):
    return tf.keras.saving.serialize_keras_object(net)  # TFA903


def restored_here():
    return tf.keras.saving.load_model("net.keras")  # TFA903


net = tf.keras.Sequential([tf.keras.Input([8]), Halve(), Double(), Negate(), tk.layers.Dense(1)])
net.compile("sgd", "mse")
