"""Targets that an agent works out of what its model gave, row by row."""

import random
from collections import deque

import numpy as np
import tensorflow as tf


class Agent:
    def __init__(self, batch_size=64):
        self.batch_size, self.gamma = batch_size, 0.99
        self.memory = deque(maxlen=10_000)
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(4)])
        self.target = tf.keras.models.clone_model(self.model)
        self.model.compile("adam", "mse")

    def learn(self):
        batch = random.sample(self.memory, self.batch_size)
        states, rewards, following, done = map(np.array, zip(*batch))
        values = self.target(following)
        targets = np.zeros(self.batch_size)
        for i in range(self.batch_size):  # TFA205
            if done[i]:
                targets[i] = rewards[i]
            else:
                targets[i] = rewards[i] + self.gamma * np.max(values[i])
        self.model.train_on_batch(states, targets)


def add_what_follows(critic_maker, states, rewards, done, gamma=0.9):
    critic = tf.keras.models.clone_model(critic_maker())
    values = critic(states)
    for i in range(len(rewards)):  # TFA205
        if not done[i]:
            rewards[i] += values[i] * gamma
    return rewards
