import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([
    tf.keras.Input((20, 8)),
    layers.Bidirectional(layers.LSTM(16, return_sequences=True, recurrent_dropout=0.1)),  # TFA001
    layers.GRU(16, return_sequences=True, reset_after=False),  # TFA001
    layers.GRU(16, return_sequences=True, dropout=0.1, recurrent_dropout=0.1),  # TFA001
    layers.LSTM(16, unroll=True),  # TFA001
])
