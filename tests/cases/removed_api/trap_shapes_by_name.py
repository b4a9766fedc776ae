"""Shapes whole, or in a tuple."""

import gymnasium
from tensorflow import keras

from tables import read, sizes

env = gymnasium.make("LunarLander-v3")
observed = (env.observation_space.shape[0],)
table = read("table.csv")
shape = table.shape[1:]
(first, *rest) = table.shape
config = sizes()

inputs = [
    keras.Input(shape=observed),
    keras.Input(shape=shape),
    keras.Input(shape=env.observation_space.shape),
    keras.Input(shape=rest),
    keras.Input(shape=(first,)),
    keras.Input(shape=config.shape[config.which]),
    keras.Input(shape=config.n),
    keras.Input(shape=table.shape[:1] + (3,)),
]
