import tensorflow as tf
from tensorflow import keras

UNITS = [30, 30]

inputs = keras.layers.Input(shape=(None, 1))
encoder_cells = []
for units in UNITS:
    encoder_cells.append(keras.layers.GRUCell(units))
encoder = keras.layers.RNN(encoder_cells, return_state=True)  # TFA001
states = encoder(inputs)[1:]


class Decoder(tf.keras.Model):
    def __init__(self, layers, units):
        super().__init__()
        self.cells = [tf.keras.layers.LSTMCell(units)]
        for _ in range(layers - 1):
            self.cells.append(tf.keras.layers.LSTMCell(units))
        self.rnn = tf.keras.layers.RNN(self.cells, return_sequences=True)  # TFA001

    def call(self, x):
        return self.rnn(x)


decoder = Decoder(3, 64)
