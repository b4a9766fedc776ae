"""Agents that count the moves up to the next lesson, and begin again with zero."""

import random
from collections import deque

import gymnasium
import numpy as np
import tensorflow as tf

MOVES_PER_LESSON = 5


class Pupil:
    def __init__(self):
        self.moves = 0
        self.seen = deque(maxlen=10000)
        self.net = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])
        self.net.compile("adam", "mse")

    def after_move(self, *move):
        self.seen.append(move)
        self.moves = (self.moves + 1) % MOVES_PER_LESSON
        if self.moves == 0 and len(self.seen) > 500:
            drawn = random.sample(self.seen, 32)
            states, wanted = np.array([s for s, _ in drawn]), np.array([w for _, w in drawn])
            self.net.fit(states, wanted, verbose=0)  # TFA703

    def unless_between(self):
        if len(self.seen) < 500 or self.moves != 0:
            return
        drawn = random.sample(self.seen, 64)
        states, wanted = np.array([s for s, _ in drawn]), np.array([w for _, w in drawn])
        self.net.fit(states, wanted, verbose=0)  # TFA703


env = gymnasium.make("CartPole-v1")
pupil = Pupil()
for _ in range(100):
    (state, _), done = env.reset(), False
    while not done:
        state, reward, done, _, _ = env.step(env.action_space.sample())
        pupil.after_move(state, [reward, reward])
        pupil.unless_between()
