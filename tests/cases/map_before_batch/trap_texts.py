"""Texts that become rows of varying length, and several texts in one sample."""

import tensorflow as tf

texts = ["a film", "a good film"] * 16
varying = tf.keras.layers.TextVectorization(max_tokens=100)
fixed = tf.keras.layers.TextVectorization(max_tokens=100, output_sequence_length=8)
counted = tf.keras.layers.TextVectorization(max_tokens=100, output_mode="count")
ragged = tf.keras.layers.TextVectorization(output_sequence_length=8, ragged=True)
for layer in (varying, fixed, counted, ragged):
    layer.adapt(texts)
source = tf.data.Dataset.from_tensor_slices(texts)
a = source.map(lambda x: varying(x)).ragged_batch(8)
b = source.map(lambda x: varying(x)).padded_batch(8)
c = source.map(lambda x: fixed(tf.stack([x, x]))).batch(8)
d = source.map(lambda x: counted(x)).batch(8)
e = source.map(lambda x: ragged(x)).batch(1)
