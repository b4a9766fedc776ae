import tensorflow as tf
from tensorflow.keras.layers import LSTM, Dense, Input, TimeDistributed


def build(steps):
    inputs = Input(shape=(steps, 16))
    x = LSTM(32, return_sequences=True)(inputs)
    x = TimeDistributed(Dense(64, activation="relu"))(x)  # TFA002
    outputs = TimeDistributed(Dense(4, activation="softmax"))(x)  # TFA002
    return tf.keras.Model(inputs, outputs)


model = build(20)
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(tf.zeros([32, 20, 16]), tf.zeros([32, 20, 1]), verbose=0)
