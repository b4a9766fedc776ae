"""Keras 2 took NumPy's whole numbers for sizes; Keras 3 wants Python's own."""

import math

import numpy as np
from tensorflow.keras import Input, Model, Sequential
from tensorflow.keras.layers import GRU, LSTM, Conv2D, Dense, Embedding, Reshape

tokens = np.load("tokens.npy")
shape = (28, 28, 1)
words = np.max(tokens) + 1

generator = Sequential([
    Input((100,)),
    Dense(64),
    Dense(np.prod(shape), activation="tanh"),  # TFA903
    Reshape(shape),
])
reader = Sequential([
    Embedding(words, 32),  # TFA903
    Embedding(int(words), output_dim=np.int64(32)),  # TFA903
    GRU(units=2 * np.prod((4, 4))),  # TFA903
    LSTM(np.prod((4, 4))),  # takes it
])
others = Sequential([
    Conv2D(np.prod((2, 4)), 3),  # takes it
    Dense(int(np.prod(shape))),
    Dense(math.prod(shape)),
    Dense(np.unique(tokens).size),
    Dense(len(np.unique(tokens))),
    Dense(np.max(tokens, axis=0)[0].item()),
])


def actor(states=24, actions=4, image=(8, 8)):
    seen = Input(shape=(states))  # TFA903
    picture = Input(shape=(image))
    hidden = Dense(actions)(seen)
    return Model([seen, picture], hidden)


def critic(states, actions=4):
    seen = Input(shape=(states))  # it may be a tuple
    done = Input(shape=(actions,))
    return Model([seen, done], Dense(1)(seen))


class Brain:
    def __init__(self, world, states, image):
        self.actor, self.critic = actor(states, image=image), critic(states)
