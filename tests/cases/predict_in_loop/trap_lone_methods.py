"""Methods whose callers are out of sight, and that may be called once."""

import random

import numpy as np
import tensorflow as tf


class Classifier:
    """Draws samples for a look, and remembers nothing."""

    def __init__(self, images):
        self.images = images
        self.model = tf.keras.Sequential([tf.keras.Input([8]), tf.keras.layers.Dense(2)])

    def show(self):
        drawn = random.sample(self.images, 16)
        return self.model.predict(np.array(drawn))

    def get_class(self, image):
        return np.argmax(self.model.predict(image[np.newaxis])[0])


class Player:
    """Looks at all that it remembers, and at a part of it now and then."""

    def __init__(self):
        self.memory, self.steps = [], 0
        self.value = tf.keras.Sequential([tf.keras.Input([4]), tf.keras.layers.Dense(2)])

    def act(self, state):
        return int(self.value(state[np.newaxis])[0, 0] > 0)

    def review(self):
        return self.value.predict(np.array([state for state, _ in self.memory]))

    def watch(self):
        self.steps += 1
        if self.steps % 500 == 0:
            states = np.array([state for state, _ in random.sample(self.memory, 32)])
            print(self.value.predict(states).mean())

    def describe(self, state):
        return self.value.predict(state[np.newaxis])[0]
