import argparse

from tensorflow.keras import layers

parser = argparse.ArgumentParser()
parser.add_argument("--recurrent-dropout", type=float, default=0.2)
arguments = parser.parse_args()


def layer(units, activation, unroll=False):
    return layers.LSTM(
        units,
        activation=activation,
        unroll=unroll,
        recurrent_dropout=arguments.recurrent_dropout,
    )
