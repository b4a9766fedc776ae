"""After each game, from all of its moves, and now and then."""

import numpy as np
from tensorflow import keras

from boards import Board

board = Board()
net = keras.Sequential([keras.Input([8]), keras.layers.Dense(3)])
net.compile("adam", "mse")
for game in range(500):
    state, over = board.reset(), False
    states, rewards = [], []
    while not over:
        states.append(state)
        state, reward, over = board.step(0)
        rewards.append(reward)
        if over and game % 100 == 0:
            net.fit(np.array(states), np.array(rewards), epochs=20)
    net.fit(np.array(states), np.array(rewards), verbose=0)  # TFA703


class Player:
    def end(self, state, reward, done):
        net.fit(np.array(self.states), np.array(self.rewards), verbose=0)

    def replay(self, state, rewards, next_state, done):
        net.fit(state, rewards, verbose=0)
