"""The states of a bidirectional encoder, taken together: those of symbolic tensors are symbolic."""

import tensorflow as tf
from tensorflow.keras import layers

tokens = layers.Input((10,), dtype="int32")
embedded = layers.Embedding(100, 16)(tokens)
encoder = layers.Bidirectional(layers.LSTM(32, return_state=True))
outputs, *states = encoder(embedded)
states = [
    tf.concat(states[::2], axis=-1),  # TFA903
    tf.concat(states[1::2], axis=-1),
]
decoded = layers.LSTM(64, return_sequences=True)(embedded, initial_state=states)
*_, cell = layers.LSTM(32, return_state=True)(embedded)
both = layers.concatenate([outputs, cell])
model = tf.keras.Model(tokens, [layers.Dense(100)(decoded), both])

# Called with values, it gives values.
last, *rest = encoder(tf.zeros((2, 10, 16)))
print(tf.concat([last, *rest], axis=-1), tf.reduce_mean(rest[0]))
