# gpus: 4
"""A name with `time_distributed` in it says nothing about devices."""

import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

clips = np.load("clips.npy")


def time_distributed_block(x, filters):
    return layers.TimeDistributed(layers.Conv2D(filters, 3, activation="relu"))(x)


inputs = keras.Input([16, 64, 64, 3])
x = time_distributed_block(time_distributed_block(inputs, 64), 128)
x = layers.TimeDistributed(layers.GlobalAveragePooling2D())(x)
model = keras.Model(inputs, layers.Dense(400)(layers.LSTM(256)(x)))
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(clips, np.load("labels.npy"), epochs=5)  # TFA401
