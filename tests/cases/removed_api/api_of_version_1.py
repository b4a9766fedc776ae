"""Imports that an editor completed under TensorFlow 1, from the folder of its public names."""

from tensorflow._api.v1.keras.layers import Dense, Input  # TFA903
from tensorflow._api.v1.keras.models import Model  # TFA903

inputs = Input(shape=(8,))
model = Model(inputs, Dense(1)(inputs))
model.compile(optimizer="adam", loss="mse")
