"""A model of transformers that a star import brings, called with what Keras 3 made."""

import tensorflow as tf
from transformers import *


def spans(network, length):
    tokens = tf.keras.Input([length], dtype="int32")
    mask = tf.keras.Input([length], dtype="int32")
    start, end = network((tokens, mask))  # TFA903
    return tf.keras.Model([tokens, mask], [start, end])


spans(TFBertForQuestionAnswering.from_pretrained("bert-base-cased"), 64).summary()
