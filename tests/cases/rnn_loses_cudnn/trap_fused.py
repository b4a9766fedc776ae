import tensorflow as tf
from tensorflow.keras import layers

model = tf.keras.Sequential([
    layers.LSTM(16, activation="tanh", recurrent_activation="sigmoid", return_sequences=True),
    layers.LSTM(16, activation=tf.keras.activations.tanh, dropout=0.2, return_sequences=True),
    layers.GRU(16, recurrent_dropout=0.0, unroll=False, use_bias=True, return_sequences=True, seed=1),
    layers.SimpleRNN(16, activation="relu", return_sequences=True),
    layers.ConvLSTM1D(4, 3, activation="relu"),
])
