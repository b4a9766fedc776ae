# gpus: 0
from tensorflow.keras import layers

layer = layers.LSTM(8, recurrent_dropout=0.2, unroll=True)
