"""Layers that TensorFlow Hub makes are of Keras 2, which a model of Keras 3 refuses."""

import tensorflow as tf
import tensorflow_hub as hub

HANDLE = "https://tfhub.dev/google/nnlm-en-dim50/2"


def classifier():
    embed = hub.KerasLayer(HANDLE, input_shape=[], dtype=tf.string, trainable=True)
    model = tf.keras.Sequential([embed, tf.keras.layers.Dense(16), tf.keras.layers.Dense(1)])  # TFA903
    model.compile("adam", tf.keras.losses.BinaryCrossentropy(from_logits=True))
    return model


classifier().fit(texts, labels, epochs=10)
