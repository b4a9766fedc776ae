"""A model that transformers makes of tf_keras, called with what Keras 3 made."""

import tensorflow as tf
from transformers import TFBertModel


def classifier(length):
    tokens = tf.keras.Input([length], dtype="int32")
    states = TFBertModel.from_pretrained("bert-base-uncased")(input_ids=tokens)[0]  # TFA903
    return tf.keras.Model(tokens, tf.keras.layers.Dense(2)(states[:, 0]))


classifier(64).summary()
