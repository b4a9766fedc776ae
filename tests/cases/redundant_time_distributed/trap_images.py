from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential([
    keras.Input((5, 16, 16, 3)),
    layers.TimeDistributed(layers.Conv2D(8, 3)),
    layers.TimeDistributed(layers.GlobalAveragePooling2D()),
    layers.TimeDistributed(layers.Flatten()),
    layers.LSTM(8),
])
