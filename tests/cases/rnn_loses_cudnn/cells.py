import keras


class Encoder(keras.Model):
    def __init__(self, units):
        super().__init__()
        self.first = keras.layers.RNN(keras.layers.LSTMCell(units), return_sequences=True)  # TFA001
        self.second = keras.layers.RNN([keras.layers.GRUCell(units) for _ in range(2)])  # TFA001
        cells = [keras.layers.GRUCell(units), keras.layers.GRUCell(units)]
        self.third = keras.layers.RNN(cells)  # TFA001
        self.last = keras.layers.LSTM(units, recurrent_activation="hard_sigmoid")  # TFA001

    def call(self, x):
        return self.last(self.first(x))
