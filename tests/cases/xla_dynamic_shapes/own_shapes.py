"""The shapes of a dataset's own elements leave open what the elements leave open."""

import tensorflow as tf


def texts():
    for length in (3, 5, 4, 8):
        yield list(range(length)), 1


signature = (tf.TensorSpec([None], tf.int32), tf.TensorSpec([], tf.int32))
data = tf.data.Dataset.from_generator(texts, output_signature=signature)
data = data.padded_batch(2, tf.compat.v1.data.get_output_shapes(data))  # TFA505
model = tf.keras.Sequential([
    tf.keras.layers.Embedding(10, 4),
    tf.keras.layers.GlobalAveragePooling1D(),
    tf.keras.layers.Dense(1),
])
model.compile("adam", "mse")
model.fit(data)
