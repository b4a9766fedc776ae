import itertools
from itertools import product

from keras.layers import LSTM
from sklearn.model_selection import ParameterGrid

grid = {"units": [32, 64], "drop": [0.1, 0.2]}
for units, drop in product([32, 64], [0.1, 0.2]):
    LSTM(units, recurrent_dropout=drop)  # TFA001
for units, drop in itertools.product(*grid.values()):
    LSTM(units, recurrent_dropout=drop)  # TFA001
for setting in ParameterGrid(grid):
    LSTM(setting["units"], recurrent_dropout=setting["drop"])  # TFA001
names, choices = zip(*grid.items())
for values in itertools.product(*choices):
    setting = dict(zip(names, values))
    LSTM(setting["units"], recurrent_dropout=setting["drop"])  # TFA001

configs = list()
for units in [32, 64]:
    for drop in [0.1, 0.2]:
        configs.append([units, drop])


def layer(config):
    units, drop = config
    return LSTM(units, recurrent_dropout=drop)  # TFA001


layers = [layer(config) for config in configs]
