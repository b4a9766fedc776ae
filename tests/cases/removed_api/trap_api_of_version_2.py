"""TensorFlow 2 still has the folder of its own public names."""

from tensorflow._api.v2.compat import v1 as tf1
from tensorflow._api.v2.v2.keras.layers import Dense, Input
from tensorflow._api.v2.v2.keras.models import Model

tf1.logging.set_verbosity(tf1.logging.ERROR)
inputs = Input(shape=(8,))
model = Model(inputs, Dense(1)(inputs))
model.compile(optimizer="adam", loss="mse")
