"""Targets that an agent counts by the ends of its games, with a network of its own."""

import random
from collections import deque

import numpy as np
import tensorflow as tf


class Network(tf.keras.Model):
    """What a state is worth, and what each action adds to that."""

    def __init__(self, actions):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(128, activation="relu")
        self.value = tf.keras.layers.Dense(1)
        self.advantage = tf.keras.layers.Dense(actions)

    def call(self, state):
        hidden = self.hidden(state)
        advantage = self.advantage(hidden)
        return self.value(hidden) + advantage - tf.reduce_mean(advantage, axis=1, keepdims=True)


class Agent:
    def __init__(self, batch_size=64):
        self.batch_size, self.gamma = batch_size, 0.99
        self.memory = deque(maxlen=10_000)
        self.evaluated, self.followed = Network(4), Network(4)
        self.evaluated.compile("adam", "mse")

    def learn(self):
        batch = random.sample(self.memory, self.batch_size)
        states, actions, rewards, following, ends = map(np.array, zip(*batch))
        targets = self.evaluated(states).numpy()
        values = self.followed(following)
        best = tf.math.argmax(self.evaluated(following), axis=1)
        for i, ended in enumerate(ends):  # TFA205
            targets[i, actions[i]] = rewards[i] + self.gamma * values[i, best[i]] * (1 - int(ended))
        self.evaluated.train_on_batch(states, targets)
