from tensorflow import keras
from tensorflow.keras import layers

# What ConvLSTM2D gives is only reshaped, and a convolution along the time takes all steps.
model = keras.Sequential([
    keras.Input((5, 16, 16, 3)),
    layers.ConvLSTM2D(4, 3, return_sequences=True),
    layers.TimeDistributed(layers.GlobalAveragePooling2D()),
    layers.TimeDistributed(layers.Flatten()),
    layers.Conv1D(8, 3),
    layers.LSTM(8),
])
# All frames as one batch.
clip = keras.Input((5, 16, 16, 3))
frames = layers.Conv2D(8, 3, strides=2)(keras.ops.reshape(clip, (-1, 16, 16, 3)))
features = keras.ops.reshape(layers.Flatten()(frames), (-1, 5, 7 * 7 * 8))
merged = keras.Model(clip, layers.LSTM(8)(features))
