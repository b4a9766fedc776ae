"""One length of a shape has a name of its own before it is given."""

import gymnasium
import numpy as np
from tensorflow import keras

from tables import read

env = gymnasium.make("LunarLander-v3")
observed = (env.observation_space.shape[0])
rows, columns = read("table.csv").shape
words = {"a": 1}


class Agent:
    def __init__(self, world):
        self.moves = world.action_space.n
        self.world = world

    def build(self):
        state = keras.Input(shape=(observed))  # TFA903
        move = keras.Input(shape=(self.moves))  # TFA903
        table = keras.Input((columns))  # TFA903
        word = keras.layers.Input(shape=len(words) + 1)  # TFA903
        return keras.Model([state, move, table, word], keras.layers.concatenate([state, move]))


agent = Agent(env).build()
