"""Input layers that nobody calls, and other layers that are."""

import tensorflow as tf
from tensorflow.keras.layers import Dense, InputLayer

model = tf.keras.Sequential([InputLayer(shape=(4,)), Dense(1)])
model.compile("sgd", "mse")
model.fit(tf.zeros([8, 4]), tf.zeros([8, 1]))

entry = InputLayer(shape=(4,))
functional = tf.keras.Model(entry.output, Dense(1)(entry.output))
functional.compile("sgd", "mse")
functional.fit(tf.zeros([8, 4]), tf.zeros([8, 1]))
