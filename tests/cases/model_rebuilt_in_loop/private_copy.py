from tensorflow.python.keras.layers import Dense, Input
from tensorflow.python.keras.models import Model

from texts import folds


def build(width):
    tokens = Input([200])
    network = Model(tokens, Dense(6, activation="sigmoid")(Dense(width)(tokens)))
    network.compile("adam", "binary_crossentropy")
    return network


for x, y in folds(10):
    network = build(64)  # TFA704
    network.fit(x, y)
