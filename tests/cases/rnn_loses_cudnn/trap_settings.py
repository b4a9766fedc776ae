import argparse

import tensorflow as tf
from tensorflow.keras.layers import LSTM, Dense

parser = argparse.ArgumentParser()
parser.add_argument("--recurrent-dropout", type=float, default=0.0)
arguments = parser.parse_args()
plain = {"dropout": 0.1, "recurrent_dropout": 0.0, "activation": "tanh"}
chosen = {"recurrent_dropout": arguments.recurrent_dropout}

model = tf.keras.Sequential([
    LSTM(32, return_sequences=True, **plain),
    LSTM(32, **chosen),
    Dense(1),
])
model.compile("adam", "mse")
model.fit(tf.zeros([32, 10, 4]), tf.zeros([32, 1]))
