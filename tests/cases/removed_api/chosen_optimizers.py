"""Optimizers and layers that options choose: each of them refuses what Keras 2 took."""

import argparse

from tensorflow import keras
from tensorflow.keras.layers import GRU, LSTM
from tensorflow.keras.optimizers import SGD, Adam, RMSprop

OPTIMIZERS = {"adam": Adam, "sgd": SGD, "rmsprop": RMSprop}
parser = argparse.ArgumentParser()
parser.add_argument("--optimizer", default="adam", choices=OPTIMIZERS)
parser.add_argument("--cell", default="lstm")
parser.add_argument("--lr", type=float, default=1e-3)
args = parser.parse_args()


def build(cell):
    layer = LSTM if cell == "lstm" else GRU
    return keras.Sequential([
        keras.Input([8, 4]),
        layer(16, init="uniform"),  # TFA903
        keras.layers.Dense(1),
    ])


def pick(name, rate):
    if name == "adam":
        kind = Adam
    elif name == "sgd":
        kind = SGD
    else:
        raise ValueError(name)
    return kind(lr=rate)  # TFA903


model = build(args.cell)
model.compile(OPTIMIZERS[args.optimizer](lr=args.lr), "mse")  # TFA903
finer = (Adam if args.optimizer == "adam" else SGD)(lr=args.lr / 10)  # TFA903
model.compile(finer if args.lr > 1 else pick(args.optimizer, args.lr), "mse")
