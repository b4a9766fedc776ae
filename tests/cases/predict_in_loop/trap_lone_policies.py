"""Methods that choose for many states at once, or that choose nothing."""

import numpy as np
import tensorflow as tf


class Policy:
    def __init__(self, size):
        self.actor = tf.keras.Sequential([tf.keras.Input([size]), tf.keras.layers.Dense(2)])

    def act(self, states):
        return np.clip(self.actor.predict(states), -1, 1)

    def choose_actions(self, observations):
        return self.actor.predict(observations).clip(-1, 1)

    def best_action(self, state):
        return np.argmax(self.actor.predict(state), axis=1)

    def get_action(self, state):
        return self.actor(state)

    def value(self, state):
        return self.actor.predict(state)

    def transaction(self, state):
        return self.actor.predict(state)
