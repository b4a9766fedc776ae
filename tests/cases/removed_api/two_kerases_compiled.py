"""A model of the private copy of Keras 2 knows no optimizer of Keras."""

from tensorflow.keras.optimizers import Adam
from tensorflow.python import keras

inputs = keras.Input(shape=(8,))
model = keras.models.Model(inputs, keras.layers.Dense(1)(inputs))
model.compile(optimizer=Adam(1e-3), loss="mse")  # TFA903
