# helper: the layer that is reported for cross_file.py stands here
from tensorflow import keras


def classifier():
    inputs = keras.Input([8])
    outputs = keras.layers.Dense(3, activation="softmax")(inputs)
    return keras.Model(inputs, outputs)
