import tensorflow as tf
from tensorflow.keras import layers

inputs = tf.keras.Input((100, 16))
x = layers.LSTM(1024, return_sequences=True)(inputs)
x = layers.LSTM(1024)(x)
model = tf.keras.Model(inputs, layers.Dense(1)(x))
model.compile("adam", "mse")
model.fit(tf.zeros([64, 100, 16]), tf.zeros([64, 1]))
