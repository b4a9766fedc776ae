"""Layers that have it, or are asked what they are."""

import tensorflow as tf
from elsewhere import build
from tensorflow.keras import layers

model = tf.keras.Sequential([
    layers.Input(batch_shape=(1, None, 1)),
    layers.LSTM(50, stateful=True, return_sequences=True),
    layers.GRU(8, stateful=True),
])
for layer in model.layers:
    if layer.stateful:
        layer.reset_states()

mixed = tf.keras.Sequential([layers.LSTM(8, stateful=True), layers.Dense(1)])
for layer in mixed.layers:
    if hasattr(layer, "stateful") and layer.stateful:
        layer.reset_states()
    if isinstance(layer, layers.RNN):
        print(layer.stateful)
    if getattr(layer, "stateful", False):
        layer.reset_states()

for layer in build().layers:
    if layer.stateful:
        layer.reset_states()

print(mixed.layers[0].stateful)
