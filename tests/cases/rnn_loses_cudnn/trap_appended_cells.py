import keras
from cells import more_cells


class Residual(keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.state_size = units

    def call(self, inputs, states):
        return inputs + states[0], [inputs + states[0]]


mixed = [keras.layers.LSTMCell(64)]
for _ in range(2):
    mixed.append(Residual(64))
first = keras.layers.RNN(mixed)

unseen = [keras.layers.GRUCell(64), keras.layers.GRUCell(64)]
unseen.extend(more_cells(64))
second = keras.layers.RNN(unseen)

wrapped = [keras.layers.GRUCell(64) for _ in range(2)]
wrapped[0] = Residual(64)
third = keras.layers.RNN(wrapped)
