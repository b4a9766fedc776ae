import itertools

from keras.layers import LSTM
from settings import RATES, more
from sklearn.model_selection import ParameterGrid

grid = {"units": [32, 64], "drop": [0.0, 0.2]}
for units, drop in itertools.product(*grid.values()):
    LSTM(units, recurrent_dropout=drop)  # none at first
for setting in ParameterGrid({"units": [32, 64], "drop": RATES}):
    LSTM(setting["units"], recurrent_dropout=setting["drop"])
for values in itertools.product(*more()):
    setting = dict(zip(grid, values))
    LSTM(setting["units"], recurrent_dropout=setting["drop"])
for first, second in itertools.product([0.1, 0.2], repeat=2):
    LSTM(32, dropout=first)
    LSTM(32, dropout=second)
