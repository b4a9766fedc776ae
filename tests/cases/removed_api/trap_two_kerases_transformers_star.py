"""A star import of transformers beside layers that a module of the project makes."""

import tensorflow as tf
from layers import *
from transformers import *

TFAttention = make_attention(8)
tokens = tf.keras.Input([64], dtype="int32")
states = TFAttention(tf.keras.layers.Embedding(1000, 8)(tokens))
tf.keras.Model(tokens, Head(2)(states)).summary()
