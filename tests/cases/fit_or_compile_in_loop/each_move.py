"""Agents that learn from each move at once, in a game and out of sight of it."""

import numpy as np
from tensorflow import keras

from boards import Board


def network(inputs, outputs):
    net = keras.Sequential([keras.Input([inputs]), keras.layers.Dense(outputs)])
    net.compile("adam", "mse")
    return net


class Walker:
    def __init__(self):
        self.policy = network(8, 3)
        self.judge = network(8, 1)

    def learn(self, state, action, reward, next_state, done):
        value, later = self.judge.predict(state), self.judge.predict(next_state)
        wanted = reward + 0.9 * later * (1 - int(done))
        chosen = np.zeros((1, 3))
        chosen[0, action] = wanted - value
        self.policy.fit(state, chosen, verbose=0)  # TFA703
        self.judge.fit(state, wanted, epochs=1, verbose=0)  # TFA703

    def reinforce(self, position, gain):
        better = gain + 0.9 * self.judge.predict(position)[0][0]
        self.judge.fit(position, [[better]], verbose=0)  # TFA703
        if better > gain:
            self.policy.fit(position, np.array([position.tolist()]), verbose=0)  # TFA703

    def train_on_game(self, states, rewards, done):
        self.judge.fit(states, rewards, verbose=0)


def play(net, board: Board):
    for _ in range(1000):
        state, over = board.reset(), False
        while not over:
            move = int(np.argmax(net.predict(state)))
            after, reward, over = board.step(move)
            wanted = net.predict(state)
            wanted[move] = reward + 0.9 * np.max(net.predict(after))
            net.fit(state, wanted, epochs=1, verbose=0)  # TFA703
            state = after


play(network(8, 3), Board())
