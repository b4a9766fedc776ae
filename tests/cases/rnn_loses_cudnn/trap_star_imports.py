"""Names of layers that somebody else's modules bind."""

from torch.nn import *
from company.layers import *

model = Model([LSTM(8, recurrent_dropout=0.2)])
print(model, "keras")
