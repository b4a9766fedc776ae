"""The cell takes single steps, too: the network around it only warms it up."""

import tensorflow as tf
from tensorflow import keras


class FeedBack(keras.Model):
    def __init__(self, units, out_steps):
        super().__init__()
        self.out_steps = out_steps
        self.lstm_cell = keras.layers.LSTMCell(units)
        self.lstm_rnn = keras.layers.RNN(self.lstm_cell, return_state=True)
        self.dense = keras.layers.Dense(4)

    def warmup(self, inputs):
        x, *state = self.lstm_rnn(inputs)
        return self.dense(x), state

    def call(self, inputs, training=None):
        prediction, state = self.warmup(inputs)
        predictions = [prediction]
        for _ in range(1, self.out_steps):
            x, state = self.lstm_cell(prediction, states=state, training=training)
            prediction = self.dense(x)
            predictions.append(prediction)
        return tf.transpose(tf.stack(predictions), [1, 0, 2])


class Encoder(keras.layers.Layer):
    def __init__(self, units, depth):
        super().__init__()
        self.cells = [keras.layers.LSTMCell(units, name=f"lstm_{i}") for i in range(depth)]
        self.layers = [
            keras.layers.RNN(cell, return_sequences=True) for i, cell in enumerate(self.cells)
        ]


class Decoder(keras.layers.Layer):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def call(self, x, states):
        for i, cell in enumerate(self.encoder.cells):
            x, states[i] = cell(x, states[i])
        return x


model = FeedBack(32, 24)
model.compile("adam", "mse")
model.fit(tf.zeros([640, 24, 4]), tf.zeros([640, 24, 4]))
