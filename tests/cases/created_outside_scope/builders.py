# helper of elsewhere.py
import tensorflow as tf


def build_and_compile():
    model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    return model
