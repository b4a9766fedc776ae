from tensorflow import keras
from tensorflow.keras import layers

encoder = keras.Sequential([layers.Dense(8), layers.BatchNormalization()])
model = keras.Sequential([
    keras.Input((5, 16)),
    layers.TimeDistributed(encoder),
    layers.TimeDistributed(layers.Dropout(0.5)),
    layers.TimeDistributed(layers.BatchNormalization()),
    layers.TimeDistributed(layers.LayerNormalization(axis=0)),
])
