import random
from collections import deque

import numpy as np
import tensorflow as tf


class Agent:
    def __init__(self, states, actions):
        self.memory = deque(maxlen=2000)
        self.model = tf.keras.Sequential([tf.keras.Input([states]), tf.keras.layers.Dense(actions)])
        self.model.compile("adam", "mse")

    def act(self, state):
        return np.argmax(self.model.predict(state, verbose=0)[0])  # TFA204

    def replay(self, count):
        for state, action, reward, following in random.sample(self.memory, count):
            best = np.amax(self.model.predict(following, verbose=0)[0])  # TFA204
            target = self.model.predict(state, verbose=0)  # TFA204
            target[0][action] = reward + 0.95 * best
            self.model.train_on_batch(state, target)


agent = Agent(4, 2)
state = np.zeros([4]).reshape(1, 4)
for _ in range(40):
    action = agent.act(state)
    following = np.random.normal(size=[4]).reshape(1, 4)
    agent.memory.append((state, action, 1.0, following))
    state = following
agent.replay(32)
