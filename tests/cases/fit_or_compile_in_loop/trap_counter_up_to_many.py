"""The counter begins anew after hundreds of moves, or after nobody knows how many."""

import random
import sys
from collections import deque

import gymnasium
import numpy as np
import tensorflow as tf

MOVES_PER_LESSON = 400
ASKED = int(sys.argv[1])


class Pupil:
    def __init__(self):
        self.moves = self.turns = 0
        self.seen = deque(maxlen=10000)
        self.net = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
        self.net.compile("adam", "mse")

    def learn(self):
        drawn = random.sample(self.seen, 32)
        states, wanted = np.array([s for s, _ in drawn]), np.array([w for _, w in drawn])
        self.net.fit(states, wanted, verbose=0)

    def after_move(self, *move):
        self.seen.append(move)
        self.moves = (self.moves + 1) % MOVES_PER_LESSON
        self.turns = (self.turns + 1) % ASKED
        if self.moves == 0:
            self.learn()
        if self.turns == 0:
            self.learn()

    def unless_between(self):
        if self.moves != 0:
            return
        self.learn()


env = gymnasium.make("CartPole-v1")
pupil = Pupil()
for _ in range(100):
    (state, _), done = env.reset(), False
    while not done:
        state, reward, done, _, _ = env.step(env.action_space.sample())
        pupil.after_move(state, [reward, reward])
        pupil.unless_between()
