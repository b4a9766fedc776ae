"""Texts become rows of one length, whether one by one or many at once."""

import tensorflow as tf

texts, labels = ["a film", "a good film"] * 16, [0, 1] * 16
vectorize = tf.keras.layers.TextVectorization(max_tokens=100, output_sequence_length=8)
vectorize.adapt(texts)
ds = tf.data.Dataset.from_tensor_slices((texts, labels))
ds = ds.map(lambda x, y: (vectorize(x), y), num_parallel_calls=tf.data.AUTOTUNE)  # TFA301
ds = ds.batch(8).prefetch(tf.data.AUTOTUNE)
