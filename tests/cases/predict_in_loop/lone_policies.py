"""Agents whose callers are out of sight: what they give is an action for the state they are given."""

import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense


class Policy:
    """Acts by a deterministic policy, and by the mean and the spread of a normal distribution."""

    def __init__(self, size):
        self.actor = tf.keras.Sequential([tf.keras.Input([size]), Dense(2, activation="tanh")])
        self.spread = tf.keras.models.load_model("spread.keras")

    def act(self, state):
        action = self.actor.predict(state)  # TFA204
        return np.clip(action, -1, 1)

    def get_action(self, state_now, rate):
        if np.random.random() > rate:
            action = self.actor.predict(state_now)[0]  # TFA204
        else:
            action = np.random.rand(2)
        return action

    def sample_of(self, obs):
        return self.spread.predict(obs, verbose=0)  # TFA204

    def choose_action(self, obs):
        mean, deviation = self.sample_of(obs)
        return np.random.normal(mean[0], deviation[0])
