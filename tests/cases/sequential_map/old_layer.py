"""Preprocessing layers of Keras 2, where they had their first names."""

import tensorflow as tf
from tensorflow.keras.layers.experimental.preprocessing import TextVectorization

vectorize = TextVectorization(max_tokens=4096, output_sequence_length=10)
lines = tf.data.TextLineDataset("plays.txt")
vectorize.adapt(lines.batch(1024))
rows = lines.batch(1024).map(vectorize).prefetch(tf.data.AUTOTUNE)  # TFA302
for row in rows:
    print(row)
