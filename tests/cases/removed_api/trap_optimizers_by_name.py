"""Optimizers of another library, of a dict, or with the argument that Keras 3 has."""

import sys

import torch
from tensorflow import keras

first = getattr(torch.optim, sys.argv[1])([], lr=1e-3)
second = getattr(keras.optimizers, sys.argv[1])(learning_rate=1e-3)
third = getattr(keras.optimizers.legacy, sys.argv[1])
fourth = keras.optimizers.get(sys.argv[1])
fifth = getattr(keras.optimizers, sys.argv[1])(1e-3)
